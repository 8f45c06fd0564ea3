import { inEnglish } from '../../../../../src/modules/errors/explained-error.js';
import { describe, expect, it } from '@jest/globals';
import { LineUnreadable, namesOf, parseLine } from '../../../../../src/modules/shell/import/decision-line.js';

const line = (more: object = {}) =>
  JSON.stringify({ register: 'sample', id: 'd-1', decision: {}, changes: [], ...more });

function reasons(text: string): readonly string[] {
  try {
    parseLine(text);
  } catch (error) {
    if (error instanceof LineUnreadable) return error.reasons.map(inEnglish);
    throw error;
  }
  return [];
}

describe('a line of the interchange format', () => {
  it('is read as what the API would be sent', () => {
    expect(parseLine(line({ actor: 'clerk', acknowledge: [] }))).toEqual({
      register: 'sample',
      decisionId: 'd-1',
      actor: 'clerk',
      request: { decision: {}, changes: [], acknowledge: [] },
    });
    expect(parseLine(line())).toMatchObject({ actor: 'import' });
  });

  it('reports everything that is wrong with it', () => {
    expect(
      reasons(
        JSON.stringify({
          register: 'Sổ mẫu',
          id: ' d',
          recordedAt: '2019-05-06',
          actor: '\n',
          correlationId: 1,
          fingerprint: 'abc',
        }),
      ).map((reason) => reason.split(' ').slice(0, 3).join(' ')),
    ).toEqual([
      '"decision" is missing',
      '"changes" is missing',
      '"register" must be',
      '"id" must begin',
      '"recordedAt" must be',
      '"actor" must be',
      '"correlationId" is no',
      '"fingerprint" must be',
    ]);
  });

  it.each(['2019-05-06T02:00:00Z', '2019-02-30T02:00:00.000Z', '2019-05-06T02:00:00.000+07:00', 'yesterday'])(
    'takes no moment such as %s, which would not be in order with others',
    (recordedAt) => expect(reasons(line({ recordedAt }))).toHaveLength(1),
  );

  it.each(['', '{', '[]', 'null', '"x"'])('is an object: %j is not', (text) =>
    expect(reasons(text)).toHaveLength(1),
  );

  it('has its names read from wherever they stand', () => {
    expect(namesOf(line())).toEqual({ register: 'sample', id: 'd-1' });
    expect(namesOf('{"id":"d-1", "register":"sample"}')).toEqual({ register: 'sample', id: 'd-1' });
    expect(namesOf('{"register":"sample","id":"\\u0064-1"}')).toEqual({ register: 'sample', id: 'd-1' });
    expect(namesOf('{"register":"sample"}')).toBeUndefined();
    expect(namesOf('{')).toBeUndefined();
  });
});

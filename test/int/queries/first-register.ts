import { generate } from '../../../examples/bloc-2015-2020/generate.js';
import { decide } from '../../../src/commands/decide/decide.js';
import { RegisterState } from '../../../src/events/register/register-state.js';
import { QueriesUnderTest } from './support.js';
import type { Chapter } from '../../../examples/bloc-2015-2020/decision.js';

/** Records the first register up to a chapter, which is left out. */
export async function recordFirstRegister(
  queries: QueriesUnderTest,
  register: string,
  upTo: Chapter,
): Promise<{
  readonly last: number;
  /** What was known when the report of the term was published. */
  readonly published: number;
}> {
  const state = new RegisterState();
  let published = 0;
  for (const { id, recordedAt, actor, request, chapter } of generate('A')) {
    if (chapter === upTo) break;
    const context = { register, decisionId: id, recordedAt, actor, correlationId: id, causationId: id };
    const { events } = decide(state, request, context);
    for (const event of events) state.apply(event);
    queries.push(register, events);
    if (chapter === 'publication') published = state.revision;
  }
  return { last: await queries.caughtUp(register), published };
}

/** Records a founding on the first day, under an id that sorts first. */
export async function foundAnother(
  queries: QueriesUnderTest,
  register: string,
  organizationId: string,
): Promise<number> {
  const request = {
    decision: {
      issuer: 'Mẫu',
      organ: 'Ban Thường vụ',
      type: 'QĐ',
      number: organizationId,
      issuedOn: '2015-10-16',
      effectiveOn: '2015-10-16',
    },
    changes: [
      {
        kind: 'found',
        organization: { organizationId, name: organizationId, organizationKind: 'U', parentId: 'R' },
      },
    ],
  };
  const state = queries.state(register);
  const id = `late-${organizationId}`;
  const recordedAt = '2024-06-01T00:00:00.000Z';
  const context = { register, decisionId: id, recordedAt, actor: 'test', correlationId: id, causationId: id };
  queries.push(register, decide(state, request, context).events);
  return queries.caughtUp(register);
}

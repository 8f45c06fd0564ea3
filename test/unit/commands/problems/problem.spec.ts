import { describe, expect, it } from '@jest/globals';
import { issueReport } from '../../../../src/commands/kinds/issue-report.js';
import { explain, type Problem, type ProblemCode } from '../../../../src/commands/problems/problem.js';
import { given, on, opening, org, smallClassification, type PlainChange } from '../../../support/given.js';

type Told = () => readonly Problem[];

const opened = () => given(opening());
const reported =
  (...changes: PlainChange[]): Told =>
  () =>
    opened().when(on('2011-01-01', ...changes)).problems;
const after =
  (earlier: PlainChange, ...changes: PlainChange[]): Told =>
  () =>
    given(opening(), on('2010-06-01', earlier)).when(on('2011-01-01', ...changes)).problems;
const rename = (name: string) => ({ kind: 'rename', organizationId: 'C1', name });
const fact = (measure: string, more: Record<string, unknown> = {}) => ({
  kind: 'record-fact',
  organizationId: 'G1',
  measure,
  value: 40,
  ...more,
});
const dissolve = (organizationId: string, more: Record<string, unknown> = {}) => ({
  kind: 'dissolve',
  organizationId,
  ...more,
});
const authority = (kind: string, organizationId: string, name = 'upper-level') => ({
  kind,
  organizationId,
  authority: name,
});
const period = { from: '2010-01-01', to: '2009-01-01' };
const grant = (organizationId: string) => authority('grant-authority', organizationId);
const transfer = (organizationId: string, parentId: string | null) => ({
  kind: 'transfer',
  organizationId,
  parentId,
});
const absorption = (more: Record<string, unknown>) => ({ kind: 'merge', form: 'absorption', ...more });
const corrected = (patch: Record<string, unknown>, decisionId = 'd-10', change = 1) => ({
  kind: 'correct',
  target: { decisionId, change },
  by: 'issuer',
  reason: 'x',
  patch,
});
const issued = { kind: 'issue-report', ...issueReport.example };
const annulled = (decisionId: string) => ({ kind: 'annul', target: { decisionId }, reason: 'x' });
const kindsTwice = { kinds: [...smallClassification.kinds, ...smallClassification.kinds] };
const withLimits = (limits: Record<string, unknown>) => ({
  ...smallClassification,
  measures: smallClassification.measures.map((measure) => ({ ...measure, ...limits })),
});
const limited = (change: PlainChange) =>
  after(
    { kind: 'define-kinds', classification: withLimits({ whole: true, least: 0, kinds: ['G'] }) },
    change,
  );

/** Problems that the writer reports, which knows the clock and the store. */
type OfTheWriter = 'recorded-before-predecessor' | 'recorded-in-future' | 'decision-too-large';

/** How each of the others comes about. */
const examples: Record<Exclude<ProblemCode, OfTheWriter>, Told> = {
  'invalid-field': reported(rename('')),
  'unknown-change-kind': reported({ kind: 'vanish' }),
  'invalid-text': reported(rename('\ud800')),
  'unknown-register': () => given().when(on('2011-01-01', rename('N'))).problems,
  'register-exists': reported(opening().changes[0]!),
  'instrument-exists': () => {
    const decision = { effectiveOn: '2011-01-01', number: '1' };
    return given(opening(), { decision, changes: [rename('N')] }).when({ decision, changes: [rename('M')] })
      .problems;
  },
  'unknown-decision': reported(annulled('z')),
  'unknown-change': reported(corrected({}, 'd-0', 99)),
  'unknown-report': reported(issued),
  'unknown-revision': reported(issued),
  'link-too-early': () =>
    opened().when({
      decision: { effectiveOn: '2009-01-01', repeals: [{ decisionId: 'd-0' }] },
      changes: [fact('members')],
    }).problems,
  'not-rectifiable': reported(annulled('d-0')),
  'annulment-not-correctable': () =>
    given(opening(), on('2011-01-01', rename('N')), on('2011-01-01', annulled('d-10'))).when(
      on('2011-01-01', corrected({}, 'd-12')),
    ).problems,
  'already-annulled': () =>
    given(opening(), on('2011-01-01', rename('N')), on('2011-01-01', annulled('d-10'))).when(
      on('2011-01-01', annulled('d-10')),
    ).problems,
  superseded: () =>
    given(
      opening(),
      on('2011-01-01', rename('N')),
      on('2011-01-01', corrected({ name: 'M' })),
      on('2011-01-01', corrected({ name: 'O' })),
    ).when(on('2011-01-01', annulled('d-12'))).problems,
  'rectified-twice': after(rename('N'), annulled('d-10'), annulled('d-10')),
  undated: after(rename('N'), { ...annulled('d-10'), effectiveOn: '2011-01-01' }),
  'patch-or-replacement': after(rename('N'), { ...corrected({}), replacement: {} }),
  'no-further-successors': after(rename('N'), { ...corrected({}), patch: undefined, successorIds: ['C2'] }),
  'which-predecessor': after(
    {
      kind: 'reorganize',
      organizationIds: ['C1', 'C2'],
      into: ['C3', 'C4'].map((id) => ({
        organizationId: id,
        name: id,
        organizationKind: 'C',
        parentId: 'G1',
      })),
    },
    { ...corrected({}), patch: undefined, successorIds: ['G2'] },
  ),
  'other-kind': after(rename('N'), corrected({ kind: 'found' })),
  'corrects-nothing': after(rename('N'), corrected({})),
  'no-classification': reported({ ...org('found', 'C3', 'C', 'G1'), effectiveOn: '2009-01-01' }),
  'unknown-organization': reported(dissolve('Z')),
  'not-live': after(dissolve('C1'), rename('N')),
  'id-reused': reported(org('found', 'C1', 'C', 'G1')),
  'already-live': reported({ kind: 'reinstate', organizationId: 'C1' }),
  'description-needed': reported({ kind: 'receive', organization: { organizationId: 'Z' }, from: 'x' }),
  'stays-outside': () =>
    given(
      opening(),
      on('2011-01-01', { kind: 'hand-over', organizationId: 'U1', to: 'x' }),
      on('2012-01-01', {
        kind: 'receive',
        organization: { organizationId: 'G1', parentId: 'U2' },
        subtree: [],
        from: 'x',
      }),
    ).when(on('2013-01-01', { kind: 'receive', organization: { organizationId: 'U1' }, from: 'x' })).problems,
  'never-ended': reported({ kind: 'reinstate', organizationId: 'C1', effectiveOn: '2009-01-01' }),
  'unknown-kind': reported(org('found', 'C3', 'Z', 'G1')),
  'unknown-authority': reported(authority('grant-authority', 'G1', 'veto')),
  'unknown-scheme': reported({ kind: 'recode', organizationId: 'C1', scheme: 'postal', value: '1' }),
  'unknown-measure': reported(fact('rooms')),
  'parent-not-live': after(dissolve('G2'), transfer('C1', 'G2')),
  'illegal-parent-kind': reported(transfer('C1', 'U1')),
  'parent-lacks-authority': reported(transfer('G2', 'G1')),
  'root-not-allowed': reported(transfer('C1', null)),
  cycle: reported(grant('G1'), transfer('G1', 'G1')),
  'live-children': reported(dissolve('G1')),
  'code-taken': reported(
    { kind: 'recode', organizationId: 'C1', scheme: 'directory', value: '1' },
    { kind: 'recode', organizationId: 'C2', scheme: 'directory', value: '1' },
  ),
  homonym: reported(rename('C2')),
  'too-few': reported(absorption({ survivorId: 'G1' })),
  'successions-needed': reported({ kind: 'reorganize', organizationIds: [], survivorIds: ['G1', 'G2'] }),
  'out-of-place': reported(
    absorption({
      organizationIds: ['C1'],
      survivorId: 'C2',
      into: { name: 'x', organizationKind: 'C', parentId: 'G1' },
    }),
  ),
  'named-twice': reported(dissolve('C1', { sharedTo: ['C2', 'C2'] })),
  'not-a-child': reported(dissolve('C1', { children: [{ organizationId: 'C2', parentId: 'G2' }] })),
  'not-a-part': reported({
    kind: 'receive',
    organization: { name: 'G9', organizationKind: 'G', parentId: 'U1' },
    subtree: [{ name: 'C9', organizationKind: 'C', parentId: 'G1' }],
    from: 'x',
  }),
  'nothing-changes': reported(rename('C1')),
  'not-held': reported(authority('revoke-authority', 'G1')),
  'wrong-direction': reported({
    kind: 'reclassify',
    organizationId: 'C1',
    organizationKind: 'G',
    parentId: 'U1',
    direction: 'downgraded',
  }),
  'kind-may-not-hold': reported(grant('C1')),
  'period-needed': reported(fact('admissions')),
  'period-not-allowed': reported(fact('members', { period: { from: '2010-01-01', to: '2010-01-02' } })),
  'period-reversed': reported(fact('admissions', { period })),
  'kind-defined-twice': reported({ kind: 'define-kinds', classification: kindsTwice }),
  'undefined-code': reported({
    kind: 'define-kinds',
    classification: { ...smallClassification, sizes: [{ measure: 'rooms', kinds: ['G'] }] },
  }),
  'measure-not-whole': limited(fact('members', { value: 40.5 })),
  'measure-out-of-range': limited(fact('members', { value: -1 })),
  'measure-not-for-kind': limited(fact('members', { organizationId: 'U1' })),
  'limits-reversed': limited({ kind: 'define-kinds', classification: withLimits({ least: 2, most: 1 }) }),
  'imprecise-date': reported({ ...rename('N'), effectivePrecision: 'month', effectiveOn: '2011-01-02' }),
  'carried-otherwise': () =>
    given(
      opening(),
      on('2012-01-01', { kind: 'hand-over', organizationId: 'G1', to: 'Ngoài' }),
      on('2012-02-01', annulled('d-10')),
      on('2011-01-01', transfer('C1', 'G2')),
    ).when(on('2012-03-01', annulled('d-12'))).problems,
  'date-stated-twice': reported({
    ...rename('N'),
    effectivePrecision: 'month',
    dateStated: { kind: 'unknown' },
  }),
  'assumed-outside-stated': reported({
    ...rename('N'),
    effectiveOn: '2011-01-02',
    dateStated: { kind: 'before', on: '2011-01-01' },
  }),
  'breaks-later-change': () =>
    given(opening(), on('2012-01-01', rename('N'))).when(on('2011-01-01', dissolve('C1'))).problems,
  'issued-after-recording': () =>
    opened().when({ decision: { effectiveOn: '2011-01-01', issuedOn: '2030-01-01' }, changes: [rename('N')] })
      .problems,
  size: reported(fact('members', { value: 3 })),
  competence: () =>
    opened().when({
      decision: { effectiveOn: '2011-01-01', organ: 'Văn phòng' },
      changes: [absorption({ organizationIds: ['G1'], survivorId: 'G2' })],
    }).problems,
  'ends-without-successor': reported({
    kind: 'reorganize',
    organizationIds: ['C1', 'C2'],
    into: ['C3', 'C4'].map((name) => ({ organizationId: name, name, organizationKind: 'C', parentId: 'G1' })),
    successions: [{ predecessorId: 'C1', successorId: 'C3' }],
  }),
  'parent-by-option': reported(transfer('G1', 'R')),
};

describe('every problem', () => {
  it.each(Object.entries(examples))('%s comes about, and is explained without a gap', (code, reported) => {
    const problem = reported().find((each) => each.code === code);
    expect(problem).toBeDefined();
    for (const language of ['en', 'vi'] as const) {
      expect(explain(problem!, language)).not.toMatch(/[{}]|undefined|\[object/);
    }
    expect(explain(problem!, 'vi')).not.toBe(explain(problem!, 'en'));
  });
});

it('puts the rule that a later change breaks into words', () => {
  const [problem] = examples['breaks-later-change']();
  expect(explain(problem!, 'en')).toContain('Organization C1 does not live on 2012-01-01.');
  expect(explain(problem!, 'vi')).toContain('Tổ chức C1 không hoạt động tại ngày 2012-01-01.');
});

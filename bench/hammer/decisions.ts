/** A decision that a lane issues: the same for the same numbers, so that it can be sent again after any fall. */
export interface Issue {
  readonly register: string;
  readonly decisionId: string;
  readonly request: unknown;
  /** The rules refuse it. */
  readonly refusable: boolean;
}

const label = (text: string) => ({ vi: text, en: text });

/** Opens a register. Whoever comes first opens it; for everybody else it is the same decision again. */
function opening(register: string): Issue {
  const kinds = [
    { code: 'G', label: label('G'), rank: 2, parents: [{ kind: null }] },
    { code: 'C', label: label('C'), rank: 1, parents: [{ kind: 'G' }] },
  ];
  const classification = { kinds, authorities: [], schemes: [], measures: [], sizes: [], competences: [] };
  return issue(register, 'opening', '2010-01-01', [
    { kind: 'open-register', title: label(register), homonyms: 'allow' },
    { kind: 'define-kinds', classification },
    found('P', 'G', null),
    found('Q', 'G', null),
  ]);
}

/**
 * The decision number `number` (from 0) of a lane. Lanes found organizations of their own, rename, move and dissolve
 * them, under parents that they share; every seventh decision founds what exists already.
 * @param run begins the names of the registers
 */
export function issueOf(run: string, lane: number, number: number): Issue {
  const register = registerOf(run, lane);
  if (number === 0) return opening(register);
  const decisionId = `${lane}-${number}`;
  if (number % 7 === 0) {
    return { ...issue(register, decisionId, '2015-01-01', [found('P', 'G', null)]), refusable: true };
  }
  const cycle = Math.floor(number / 7);
  const step = number % 7;
  const size = 1 + ((cycle * 5 + lane) % 12);
  const ids = Array.from({ length: size }, (_, i) => `L${lane}-${cycle}-${i}`);
  const day = dayAfter('2015-01-01', cycle * 7 + step);
  return issue(register, decisionId, day, changesOf(step, ids));
}

function changesOf(step: number, ids: readonly string[]): object[] {
  switch (step) {
    case 1:
      return ids.map((id) => found(id, 'C', 'P'));
    case 2:
      return ids.map((organizationId) => ({
        kind: 'rename',
        organizationId,
        name: `Chi bộ ${organizationId}`,
      }));
    case 3:
      return ids.map((organizationId) => ({ kind: 'transfer', organizationId, parentId: 'Q' }));
    case 4:
      return [{ kind: 'rename', organizationId: ids[0]!, name: 'Chi bộ' }];
    case 5:
      return ids.map((organizationId) => ({ kind: 'transfer', organizationId, parentId: 'P' }));
    default:
      return ids.map((organizationId) => ({ kind: 'dissolve', organizationId }));
  }
}

/** Three of four lanes share two registers; the fourth has one of its own. */
function registerOf(run: string, lane: number): string {
  return lane % 4 === 0 ? `${run}-alone-${lane}` : `${run}-shared-${lane % 2}`;
}

function issue(register: string, decisionId: string, effectiveOn: string, changes: readonly object[]): Issue {
  const decision = {
    issuer: 'Mẫu',
    organ: 'Ban Thường vụ',
    type: 'QĐ',
    number: decisionId,
    issuedOn: '2010-01-01',
    effectiveOn,
  };
  return { register, decisionId, request: { decision, changes }, refusable: false };
}

function found(organizationId: string, organizationKind: string, parentId: string | null): object {
  return {
    kind: 'found',
    organization: { organizationId, name: organizationId, organizationKind, parentId },
  };
}

function dayAfter(date: string, days: number): string {
  return new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);
}

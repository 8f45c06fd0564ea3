import { IsArray } from 'class-validator';
import type { Succession } from '../../events/types/change-data.js';
import {
  organizationsReorganized,
  type OrganizationsReorganizedData,
} from '../../events/types/organizations-reorganized.js';
import { Change, IsId, MovedChildInput, OrganizationInput, organizationInput } from './change.js';
import type { ChangeContext } from './change-context.js';
import { changeKind } from './change-kind.js';
import { NestedEach, Optional } from '../../events/vocabulary/validation.js';

export class SuccessionInput implements Succession {
  @IsId() predecessorId!: string;
  @IsId() successorId!: string;
}

export class Reorganize extends Change {
  /** Those that end; none, where only new ones begin, or parts pass between survivors. */
  @IsArray() @IsId({ each: true }) organizationIds!: string[];
  /** Those that take part and live on. */
  @Optional() @IsArray() @IsId({ each: true }) survivorIds?: string[];
  /** Those that it opens. */
  @Optional()
  @NestedEach(() => OrganizationInput)
  into?: OrganizationInput[];
  @Optional()
  @NestedEach(() => MovedChildInput)
  children?: MovedChildInput[];
  /**
   * Who lives on in whom, wholly or by a part of its territory or duties. When absent: each that ends in each new one
   * and each survivor; where none ends, each survivor in each new one. Needed where none ends and none begins: parts
   * pass from survivor to survivor then.
   */
  @Optional()
  @NestedEach(() => SuccessionInput)
  successions?: SuccessionInput[];
}

export const reorganize = changeKind({
  kind: 'reorganize',
  label: { vi: 'sắp xếp lại', en: 'reorganized' },
  command: Reorganize,
  event: organizationsReorganized,
  example: {
    organizationIds: ['G-04', 'G-05'],
    into: [
      { organizationId: 'G-06', name: 'Đảng bộ Viện Một', organizationKind: 'G', parentId: 'U-01' },
      { organizationId: 'G-07', name: 'Đảng bộ Viện Hai', organizationKind: 'G', parentId: 'U-01' },
    ],
    successions: [
      { predecessorId: 'G-04', successorId: 'G-06' },
      { predecessorId: 'G-05', successorId: 'G-06' },
      { predecessorId: 'G-05', successorId: 'G-07' },
    ],
  },
  decide(command, context) {
    const { organizationIds, survivorIds = [], children = [] } = command;
    const seen = new Set<string>();
    context.allLive(organizationIds, '/organizationIds', seen);
    context.allLive(survivorIds, '/survivorIds', seen);
    const into = (command.into ?? []).map((input, i) => context.newOrganization(input, `/into/${i}`));
    const before = [...organizationIds, ...survivorIds];
    const newIds = into.map(({ organizationId }) => organizationId);
    const after = [...survivorIds, ...newIds];
    if (organizationIds.length + into.length === 0 && survivorIds.length > 0) {
      checkExchange(command, context);
    } else {
      // A new one may be made out of parts of several that live on.
      context.atLeast(1, organizationIds.length + into.length, 'reorganization', 'organizationIds');
      context.atLeast(2, before.length, 'reorganization', 'organizationIds');
      context.atLeast(2, after.length, 'reorganization', 'into');
    }
    const moved = context.movedChildren(before, children);
    const implied = organizationIds.length > 0 ? every(organizationIds, after) : every(survivorIds, newIds);
    const successions = (command.successions ?? implied).map(({ predecessorId, successorId }) => ({
      predecessorId,
      successorId,
    }));
    if (command.successions) {
      checkSuccessions(successions, new Set(before), new Set(after), context);
      warnOfHeirless(organizationIds, successions, context);
    }
    return { organizationIds, survivorIds, into, ...moved, successions };
  },
  ask: ({ organizationIds, survivorIds, into, children, successions }) => ({
    organizationIds,
    survivorIds,
    into: into.map(organizationInput),
    children,
    successions,
  }),
  successors: {
    of: ({ organizationIds, survivorIds }) => (organizationIds.length > 0 ? organizationIds : survivorIds),
    add: addSuccessors,
  },
});

/** Those that took no part until now take part as survivors. */
function addSuccessors(
  { survivorIds, into, successions }: OrganizationsReorganizedData,
  predecessorId: string,
  successorIds: readonly string[],
): Pick<Reorganize, 'survivorIds' | 'successions'> {
  const opened = new Set(into.map(({ organizationId }) => organizationId));
  const known = successions.filter((succession) => succession.predecessorId === predecessorId);
  const added = every([predecessorId], successorIds).filter(
    ({ successorId }) => !known.some((succession) => succession.successorId === successorId),
  );
  return {
    survivorIds: [...new Set([...survivorIds, ...successorIds.filter((id) => !opened.has(id))])],
    successions: [...successions, ...added],
  };
}

/** Parts pass between several that all live on: from whom to whom is all that the change says. */
function checkExchange({ survivorIds = [], successions = [] }: Reorganize, context: ChangeContext): void {
  context.atLeast(2, survivorIds.length, 'exchange', 'survivorIds');
  if (successions.length === 0) context.error('successions-needed', '/successions', survivorIds);
}

/** Each links two that take part, once, and nobody to itself. */
function checkSuccessions(
  successions: readonly Succession[],
  before: ReadonlySet<string>,
  after: ReadonlySet<string>,
  context: ChangeContext,
): void {
  const seen = new Map<string, Set<string>>();
  for (const [i, { predecessorId, successorId }] of successions.entries()) {
    const field = `/successions/${i}`;
    const part = (id: string, parts: ReadonlySet<string>, name: string) => {
      if (!parts.has(id)) context.error('not-a-part', `${field}/${name}`, [id], { organization: id });
    };
    part(predecessorId, before, 'predecessorId');
    part(successorId, after, 'successorId');
    const successors = seen.get(predecessorId) ?? new Set([predecessorId]);
    seen.set(predecessorId, successors);
    context.namedOnce(successorId, successors, `${field}/successorId`);
  }
}

/** One that ends and is left out of the stated successions counts as ended without a trace: maybe on purpose. */
function warnOfHeirless(
  organizationIds: readonly string[],
  successions: readonly Succession[],
  context: ChangeContext,
): void {
  const predecessors = new Set(successions.map(({ predecessorId }) => predecessorId));
  for (const id of new Set(organizationIds)) {
    if (predecessors.has(id)) continue;
    context.warn('ends-without-successor', '/successions', [id], { organization: id, on: context.on });
  }
}

function every(predecessors: readonly string[], successors: readonly string[]): Succession[] {
  return predecessors.flatMap((predecessorId) =>
    successors.map((successorId) => ({ predecessorId, successorId })),
  );
}

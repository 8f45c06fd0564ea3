import type { Annul } from '../../src/commands/kinds/annul.js';
import type { Correct } from '../../src/commands/kinds/correct.js';
import type { Dissolve } from '../../src/commands/kinds/dissolve.js';
import type { Found } from '../../src/commands/kinds/found.js';
import type { GrantAuthority } from '../../src/commands/kinds/grant-authority.js';
import type { HandOver } from '../../src/commands/kinds/hand-over.js';
import type { MeasureInput, OrganizationInput } from '../../src/commands/kinds/change.js';
import type { Merge } from '../../src/commands/kinds/merge.js';
import type { PublishFigure } from '../../src/commands/kinds/publish-figure.js';
import type { Receive } from '../../src/commands/kinds/receive.js';
import type { Reclassify } from '../../src/commands/kinds/reclassify.js';
import type { RecordFact } from '../../src/commands/kinds/record-fact.js';
import type { Register } from '../../src/commands/kinds/register.js';
import type { Rename } from '../../src/commands/kinds/rename.js';
import type { RevokeAuthority } from '../../src/commands/kinds/revoke-authority.js';
import type { TransferFunction } from '../../src/commands/kinds/transfer-function.js';
import type { Transfer } from '../../src/commands/kinds/transfer.js';
import { otherNames } from './names.js';
import type { Organization } from './world.js';

type Of<Kind extends string, Command> = Omit<Command, 'kind'> & { kind: Kind };

/** A change as it goes over the wire. */
export type ChangeRequest =
  | Of<'register', Register>
  | Of<'found', Found>
  | Of<'receive', Receive>
  | Of<'hand-over', HandOver>
  | Of<'transfer', Transfer>
  | Of<'rename', Rename>
  | Of<'reclassify', Reclassify>
  | Of<'merge', Merge>
  | Of<'dissolve', Dissolve>
  | Of<'grant-authority', GrantAuthority>
  | Of<'revoke-authority', RevokeAuthority>
  | Of<'transfer-function', TransferFunction>
  | Of<'record-fact', RecordFact>
  | Of<'publish-figure', PublishFigure>
  | Of<'correct', Correct>
  | Of<'annul', Annul>;

/** An organization as the change that opens it describes it, with its seats. */
export function described(organization: Organization, members?: number): OrganizationInput {
  const { id, kind, parent, name, seats } = organization;
  const others = otherNames(kind, name);
  const facts: MeasureInput[] = [];
  if (seats > 0) facts.push({ measure: 'seats', value: seats });
  if (members !== undefined) facts.push({ measure: 'members', value: members });
  return {
    organizationId: id,
    name,
    ...(others && { otherNames: others }),
    organizationKind: kind,
    parentId: parent?.id ?? null,
    ...(facts.length > 0 && { facts }),
  };
}

export function found(organization: Organization, members: number, printedAs = 'lập mới'): ChangeRequest {
  return { kind: 'found', organization: described(organization, members), printedAs };
}

export function rename({ id, kind, name }: Organization): ChangeRequest {
  const others = otherNames(kind, name);
  return {
    kind: 'rename',
    organizationId: id,
    name,
    ...(others && { otherNames: others }),
    printedAs: 'đổi tên',
  };
}

/**
 * @param organization as it is afterwards: its kind, name and seats are the new ones
 * @param moves it goes to another parent with its new kind
 */
export function upgrade(organization: Organization, moves: boolean, members?: number): ChangeRequest {
  const { organizationKind, parentId, name, otherNames: others, facts } = described(organization, members);
  return {
    kind: 'reclassify',
    organizationId: organization.id,
    organizationKind,
    direction: 'upgraded',
    ...(moves && { parentId }),
    name,
    ...(others && { otherNames: others }),
    facts: facts ?? [{ measure: 'seats', value: 0 }],
    printedAs: 'nâng cấp',
  };
}

export function absorb(
  ended: readonly Organization[],
  survivor: Organization,
  printedAs = 'sáp nhập',
): ChangeRequest {
  return {
    kind: 'merge',
    form: 'absorption',
    organizationIds: ended.map(({ id }) => id),
    survivorId: survivor.id,
    printedAs,
  };
}

export function dissolve(
  { id }: Organization,
  form: 'dissolved' | 'ceased',
  heirs: readonly (readonly [child: Organization, heir: Organization])[] = [],
): ChangeRequest {
  return {
    kind: 'dissolve',
    organizationId: id,
    form,
    ...(heirs.length > 0 && {
      children: heirs.map(([child, heir]) => ({ organizationId: child.id, parentId: heir.id })),
    }),
    printedAs: form === 'dissolved' ? 'giải thể' : 'kết thúc hoạt động',
  };
}

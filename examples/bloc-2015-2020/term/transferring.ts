import { described, type ChangeRequest } from '../changes.js';
import { addDays } from '../dates.js';
import { organOf } from '../names.js';
import { isUnderUpper, superiorOf, type Issuer, type Stage } from '../stage.js';
import type { Organization } from '../world.js';

/** What comes from outside, goes outside, or moves inside the register. */
export function transferring(stage: Stage): void {
  const { world, random, cast, allocation } = stage;
  const { received } = allocation;
  for (let i = 0; i < received.G; i++) {
    const committee = world.open('G', stage.upper());
    const cells = Array.from({ length: allocation.carriedIn }, () => world.open('C', committee));
    receive(stage, [committee], cells);
  }
  for (let left = received.B; left > 0;) {
    const count = Math.min(left, random.int(1, 3));
    const parent = stage.upper();
    receive(
      stage,
      Array.from({ length: count }, () => world.open('B', parent)),
    );
    left -= count;
  }
  for (let i = 0; i < received.C; i++) receive(stage, [world.open('C', stage.base())]);

  for (const committee of cast.handedOver) handOver(stage, committee);
  for (let i = 0; i < allocation.handedOver.B; i++) {
    handOver(stage, world.take('B', isUnderUpper));
  }
  for (let i = 0; i < allocation.handedOver.C; i++) handOver(stage, stage.cell());

  const optional = world.live('B').filter(({ parent }) => parent === world.root);
  for (const organization of [...cast.moved, ...optional]) moveInside(stage, organization);
}

/** One decision of the bloc, or of the committee in which cells stand. */
function issuerOf(organization: Organization): { issuer?: Issuer } {
  return organization.kind === 'C' ? { issuer: superiorOf(organization) } : {};
}

function receive(stage: Stage, heads: readonly Organization[], subtree: readonly Organization[] = []): void {
  const on = stage.date();
  const from = stage.body();
  const handover = legs(stage, organOf(from), on);
  const changes = heads.map((head): ChangeRequest => ({
    kind: 'receive',
    organization: described(head),
    ...(subtree.length > 0 && { subtree: subtree.map((carried) => described(carried)) }),
    from,
    ...handover,
    printedAs: 'tiếp nhận',
  }));
  stage.add({ title: 'Về việc tiếp nhận tổ chức đảng', on, ...issuerOf(heads[0]!), changes });
}

function handOver(stage: Stage, head: Organization): void {
  const on = stage.date();
  const to = stage.body();
  const handover = legs(stage, organOf(to), on);
  stage.add({
    title: 'Về việc chuyển giao tổ chức đảng',
    on,
    ...issuerOf(head),
    changes: [{ kind: 'hand-over', organizationId: head.id, to, ...handover, printedAs: 'chuyển giao' }],
  });
  stage.world.close(head);
}

function moveInside(stage: Stage, organization: Organization): void {
  let parent = stage.upper();
  while (parent === organization.parent) parent = stage.upper();
  const on = stage.date();
  stage.world.move(organization, parent);
  stage.add({
    title: 'Về việc chuyển giao, tiếp nhận tổ chức đảng trong Đảng bộ Khối',
    on,
    changes: [
      {
        kind: 'transfer',
        organizationId: organization.id,
        parentId: parent.id,
        ...legs(stage, organOf(parent.name), on),
        printedAs: 'chuyển giao, tiếp nhận',
      },
    ],
  });
}

/** The other side's decision, and the day of signing: up to three weeks after, while it is in transit. */
function legs(stage: Stage, issuer: string, on: string) {
  return {
    handoverOn: addDays(on, stage.random.int(0, 21)),
    counterpart: stage.counterpart(issuer, on),
  };
}

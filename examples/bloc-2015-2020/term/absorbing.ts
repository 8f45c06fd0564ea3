import { absorb, type ChangeRequest } from '../changes.js';
import { printedNames } from '../names.js';
import { isUnderUpper, resolution18, superiorOf, type Stage } from '../stage.js';
import type { Organization } from '../world.js';

/** Merges of committees that also bring cells together, where the allocation absorbs as many cells. */
const mergesWithCells = 12;

/** Absorptions of base cells of which only the month is known. */
const knownByMonth = 3;

/** What is absorbed, and the body from outside that is absorbed by a ministry's committee. */
export function absorbing(stage: Stage): void {
  const { absorbed } = stage.allocation;
  const withCells = absorbed.C > mergesWithCells ? mergesWithCells : 0;
  for (const [i, { ended, survivor }] of stage.cast.absorptions.entries()) {
    absorbCommittees(stage, ended, survivor, i < withCells);
  }
  for (let i = 0; i < absorbed.P; i++) absorbSection(stage);
  absorbCells(stage, absorbed.C - withCells);
  absorbBaseCells(stage, absorbed.B);
  absorbFromOutside(stage);
}

/** The cells go to the survivor; where `alsoCells`, one of them is absorbed there by a cell of the survivor. */
function absorbCommittees(
  stage: Stage,
  ended: readonly Organization[],
  survivor: Organization,
  alsoCells: boolean,
): void {
  const { world, random } = stage;
  const on = stage.date();
  const names = new Set([...survivor.children].map(({ name }) => name));
  const changes: ChangeRequest[] = [absorb(ended, survivor, random.pick(['sáp nhập', 'hợp nhất']))];
  const homonyms = ended.some(({ children }) => [...children].some(({ name }) => names.has(name)));
  if (alsoCells) {
    const cell = [...ended[0]!.children].at(-1)!;
    changes.push(
      absorb(
        [cell],
        world.take('C', ({ parent }) => parent === survivor),
      ),
    );
    world.close(cell);
  }
  for (const committee of ended) world.close(committee, survivor);
  stage.add({
    title: 'Về việc sáp nhập đảng bộ cơ sở',
    on,
    changes,
    ...(on > resolution18.issuedBefore && { legalBases: [resolution18.citation] }),
    ...(homonyms && {
      acknowledge: [
        { code: 'homonym', reference: 'Tờ trình số 61-TTr/ĐU: giữ tên cho đến kỳ đại hội chi bộ' },
      ],
    }),
  });
}

function absorbSection(stage: Stage): void {
  const section = stage.section();
  const committee = section.parent!;
  stage.add({
    title: 'Về việc sáp nhập đảng bộ bộ phận',
    on: stage.date(),
    issuer: superiorOf(section),
    changes: [absorb([section], committee)],
  });
  stage.world.close(section, committee);
}

function absorbCells(stage: Stage, count: number): void {
  const { world, random } = stage;
  for (let left = count; left > 0;) {
    const survivor = stage.cell();
    const sibling = ({ parent }: Organization) => parent === survivor.parent;
    const free = [...survivor.parent!.children].filter(({ kind, cast }) => kind === 'C' && !cast);
    const ended = Array.from({ length: Math.min(left, random.int(1, 3), free.length) }, () =>
      world.take('C', sibling),
    );
    if (ended.length === 0) continue;
    left -= ended.length;
    stage.add({
      title: 'Về việc sáp nhập chi bộ trực thuộc',
      on: stage.date(),
      issuer: superiorOf(survivor),
      changes: [absorb(ended, survivor)],
    });
    for (const cell of ended) world.close(cell);
  }
}

/** Into another base cell, or into a base committee under the same upper one. */
function absorbBaseCells(stage: Stage, count: number): void {
  const { world, random } = stage;
  for (let i = 0; i < count; i++) {
    const ended = world.take('B', isUnderUpper);
    const others = [...ended.parent!.children].filter(
      (other) => !other.cast && !other.restless && !other.isNew && (other.kind === 'B' || other.kind === 'G'),
    );
    const survivor = random.pick(others);
    survivor.cast = true;
    stage.add({
      title: 'Về việc sáp nhập chi bộ cơ sở',
      ...(i < knownByMonth ? { on: stage.month(), monthOnly: true } : { on: stage.date() }),
      changes: [absorb([ended], survivor)],
    });
    world.close(ended);
  }
}

/** The absorbed body was never in the register: no stock changes. */
function absorbFromOutside(stage: Stage): void {
  const ministry = stage.world.live('U').find(({ name }) => name === printedNames.ministry)!;
  stage.add({
    title: 'Về việc sáp nhập Đảng ủy Ngoài nước vào Đảng ủy Bộ Ngoại giao',
    on: stage.dateIn('2019-01-02', '2019-12-20'),
    changes: [
      {
        kind: 'merge',
        form: 'absorption',
        outside: [{ name: printedNames.abroad }],
        survivorId: ministry.id,
        printedAs: 'sáp nhập',
      },
    ],
    legalBases: [resolution18.citation],
  });
}

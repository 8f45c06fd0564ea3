import { dissolve } from '../changes.js';
import { isUnderUpper, superiorOf, type Stage } from '../stage.js';
import type { Organization } from '../world.js';

/** What is dissolved or ceases. */
export function dissolving(stage: Stage): void {
  const { world, random, cast } = stage;
  const { dissolved } = stage.allocation;
  for (const { ended, heir } of cast.dissolutions) dissolveCommittee(stage, ended, heir);
  const cellsAlone = dissolved.C - cellsEndingWith * cast.dissolutions.length;
  const cells = Array.from({ length: cellsAlone }, () => stage.cell());
  for (const cell of cells) dissolveCells(stage, [cell], 'Về việc giải thể chi bộ trực thuộc');
  const baseCells = Array.from({ length: dissolved.B }, () => world.take('B', isUnderUpper));
  for (const run of random.runs(baseCells, 2)) dissolveCells(stage, run, 'Về việc giải thể chi bộ cơ sở');
  for (let i = 0; i < dissolved.P; i++) dissolveSection(stage);
}

/** Cells of a dissolved committee that end with it; the others go on under its heir. */
const cellsEndingWith = 2;

function dissolveCommittee(stage: Stage, ended: Organization, heir: Organization): void {
  const { world } = stage;
  const form = stage.random.pick(['dissolved', 'ceased'] as const);
  const cells = [...ended.children];
  const ending = cells.slice(0, cellsEndingWith);
  const staying = cells.slice(cellsEndingWith);
  stage.add({
    title: 'Về việc giải thể đảng bộ cơ sở',
    on: stage.date(),
    changes: [
      ...ending.map((cell) => dissolve(cell, form)),
      dissolve(
        ended,
        form,
        staying.map((cell) => [cell, heir]),
      ),
    ],
  });
  for (const cell of ending) world.close(cell);
  world.close(ended, heir);
}

function dissolveCells(stage: Stage, cells: readonly Organization[], title: string): void {
  const form = stage.random.pick(['dissolved', 'ceased'] as const);
  const [first] = cells;
  stage.add({
    title,
    on: stage.date(),
    ...(first!.kind === 'C' && { issuer: superiorOf(first!) }),
    changes: cells.map((cell) => dissolve(cell, form)),
  });
  for (const cell of cells) stage.world.close(cell);
}

function dissolveSection(stage: Stage): void {
  const section = stage.section();
  const committee = section.parent!;
  stage.add({
    title: 'Về việc giải thể đảng bộ bộ phận',
    on: stage.date(),
    issuer: superiorOf(section),
    changes: [
      dissolve(
        section,
        'dissolved',
        [...section.children].map((cell) => [cell, committee]),
      ),
    ],
  });
  stage.world.close(section, committee);
}

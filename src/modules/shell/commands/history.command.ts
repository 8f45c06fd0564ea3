import { QueryBus } from '@nestjs/cqrs';
import type { Command } from 'commander';
import { GetHistory } from '../../queries/organizations/get-history.js';
import type { HistoryStep, OrganizationHistory } from '../../queries/organizations/history.document.js';
import { AsOfResolver } from '../../queries/time/as-of.resolver.js';
import { asOfParams, withKnownAt, type AsOfOptions } from '../as-of-options.js';
import { waitForReadModels } from '../read-models.js';
import type { Shell } from '../shell.js';
import { table } from '../table.js';

/** `orgledger history REGISTER ID` */
export function historyCommand(program: Command, shell: Shell): void {
  const command = program.command('history').summary('all that happened to an organization');
  withKnownAt(command.argument('<register>').argument('<id>')).action(
    (register: string, id: string, when: AsOfOptions) =>
      shell.run(async (app) => {
        await waitForReadModels(app, shell);
        const known = await app.get(AsOfResolver).known(register, asOfParams(when), 'facts');
        const history = await app.get(QueryBus).execute(new GetHistory(known, id));
        shell.answer(history, () => draw(history));
      }),
  );
}

function draw({ id, versions, changes }: OrganizationHistory): string {
  const states = versions.map(({ validFrom, validTo, kind, name, parentId }) => [
    validFrom,
    validTo ?? '…',
    kind,
    parentId ?? '–',
    name,
  ]);
  const rows = changes.map(({ effectiveOn, recordedAt, type, decision, decisionId, index, steps }) => [
    effectiveOn,
    recordedAt.slice(0, 10),
    type,
    `${decision.number} (${decisionId}#${index})`,
    steps.map(describe).join('; '),
  ]);
  return [
    `${id} was`,
    table(['from', 'to', 'kind', 'under', 'name'], states),
    '',
    'by',
    table(['effective', 'recorded', 'event', 'decision', 'what it did'], rows),
  ].join('\n');
}

function describe({ effect, as, before, after, detail }: HistoryStep): string {
  const what = as ?? effect;
  if (before && after) {
    const changed = (['name', 'kind', 'parentId'] as const).filter((field) => before[field] !== after[field]);
    if (changed.length > 0) {
      return `${what}: ${changed.map((field) => `${before[field] ?? '–'} → ${after[field] ?? '–'}`).join(', ')}`;
    }
  }
  const more = Object.values(detail).filter((value) => typeof value === 'string');
  return more.length > 0 ? `${what} ${more.join(' ')}` : what;
}

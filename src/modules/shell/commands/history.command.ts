import type { Language } from '../../../commands/problem.js';
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
        shell.answer(history, () => draw(history, shell.language));
      }),
  );
}

function draw({ id, versions, changes }: OrganizationHistory, language: Language): string {
  const words = texts[language];
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
    steps.length > 0 ? steps.map(describe).join('; ') : words.tookPart,
  ]);
  return [words.was(id), table(words.state, states), '', words.by, table(words.change, rows)].join('\n');
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

/** A state ends before the day on which the next one begins. */
const texts = {
  vi: {
    was: (id: string) => `${id} từng là`,
    state: ['từ', 'đến trước', 'loại', 'cấp trên', 'tên'],
    by: 'do',
    change: ['hiệu lực', 'ghi sổ', 'sự kiện', 'quyết định', 'kết quả'],
    tookPart: 'có tham gia',
  },
  en: {
    was: (id: string) => `${id} was`,
    state: ['from', 'before', 'kind', 'under', 'name'],
    by: 'by',
    change: ['effective', 'recorded', 'event', 'decision', 'what it did'],
    tookPart: 'took part',
  },
};

import type { Language } from '../../../events/messages/language.js';
import type {
  Belief,
  BeliefTurn,
  HistoryItem,
  HistoryStep,
  OrganizationHistory,
} from '../../queries/history/history.document.js';
import type { OrganizationState } from '../../queries/organizations/organization.documents.js';
import { changeStandingWord, rectificationText } from '../../queries/rectifications/rectification-words.js';
import { table } from './table.js';

/**
 * An organization's versions, and the changes behind them, each with what became of it in lines of its own.
 * @param withBeliefs also who believed what when
 */
export function drawHistory(
  { id, versions, changes, beliefs }: OrganizationHistory,
  language: Language,
  withBeliefs: boolean,
): string {
  const words = texts[language];
  const rows = changes.map((change) => changeRow(change, language));
  const lines = table(words.change, rows).split('\n');
  return [
    words.was(id),
    table(words.state, versions.map(stateRow)),
    '',
    words.by,
    ...lines.slice(0, 2),
    ...changes.flatMap(({ rectifications }, i) => [
      lines[i + 2]!,
      ...rectifications.map((rectification) => `    ↳ ${rectificationText(rectification, language)}`),
    ]),
    ...(withBeliefs ? ['', words.believed, drawBeliefs(beliefs, language)] : []),
  ].join('\n');
}

function stateRow({ validFrom, validTo, kind, name, parentId }: OrganizationState): string[] {
  return [validFrom, validTo ?? '…', kind, parentId ?? '–', name];
}

function changeRow(change: HistoryItem, language: Language): string[] {
  const { effectiveOn, recordedAt, type, decision, decisionId, index, standing, former } = change;
  const { steps } = former ?? change;
  const what = steps.length > 0 ? steps.map(describe).join('; ') : texts[language].tookPart;
  const mark = standing === 'as-recorded' ? '' : changeStandingWord(standing, language);
  return [
    effectiveOn,
    recordedAt.slice(0, 10),
    type,
    `${decision.number} (${decisionId}#${index})`,
    mark,
    former ? `✗ ${what}` : what,
  ];
}

function drawBeliefs(beliefs: readonly Belief[], language: Language): string {
  const turn = ({ revision, recordedAt, decision, change }: BeliefTurn) =>
    `${revision} ${recordedAt.slice(0, 10)} ${decision.number} (${decision.id}${change ? `#${change.index} ${change.kind ?? change.type}` : ''})`;
  return table(
    texts[language].belief,
    beliefs.map((belief) => [...stateRow(belief), turn(belief.from), belief.to ? turn(belief.to) : '…']),
  );
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
    change: ['hiệu lực', 'ghi sổ', 'sự kiện', 'quyết định', 'hiện trạng', 'kết quả'],
    tookPart: 'có tham gia',
    believed: 'những gì sổ từng cho là đúng, từ và đến số ghi nào',
    belief: ['từ', 'đến trước', 'loại', 'cấp trên', 'tên', 'cho là đúng từ', 'đến trước'],
  },
  en: {
    was: (id: string) => `${id} was`,
    state: ['from', 'before', 'kind', 'under', 'name'],
    by: 'by',
    change: ['effective', 'recorded', 'event', 'decision', 'standing', 'what it did'],
    tookPart: 'took part',
    believed: 'what was believed, from which revision on and until which',
    belief: ['from', 'before', 'kind', 'under', 'name', 'believed from', 'until before'],
  },
};

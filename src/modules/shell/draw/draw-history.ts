import { columns } from './columns.js';
import { text } from '../../../events/messages/format.js';
import type { Language } from '../../../events/messages/language.js';
import type {
  Belief,
  BeliefTurn,
  HistoryItem,
  HistoryStep,
  OrganizationHistory,
} from '../../queries/history/history.document.js';
import type { OrganizationState } from '../../queries/organizations/organization.documents.js';
import { withStatement } from '../../presentation/date-words.js';
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
  const rows = changes.map((change) => changeRow(change, language));
  const lines = table(
    columns(language, 'effective', 'recorded', 'event', 'decision', 'standing', 'what-it-did'),
    rows,
  ).split('\n');
  return [
    text(language, 'history.was', { organization: id }),
    table(columns(language, ...state), versions.map(stateRow)),
    '',
    text(language, 'history.by'),
    ...lines.slice(0, 2),
    ...changes.flatMap(({ rectifications }, i) => [
      lines[i + 2]!,
      ...rectifications.map((rectification) => `    ↳ ${rectificationText(rectification, language)}`),
    ]),
    ...(withBeliefs ? ['', text(language, 'history.beliefs'), drawBeliefs(beliefs, language)] : []),
  ].join('\n');
}

function stateRow({ validFrom, validTo, kind, name, parentId }: OrganizationState): string[] {
  return [validFrom, validTo ?? '…', kind, parentId ?? '–', name];
}

function changeRow(change: HistoryItem, language: Language): string[] {
  const { effectiveOn, dateStated, recordedAt, type, decision, decisionId, index, standing, former } = change;
  const { steps } = former ?? change;
  const what = steps.length > 0 ? steps.map(describe).join('; ') : text(language, 'history.took-part');
  const mark = standing === 'as-recorded' ? '' : changeStandingWord(standing, language);
  return [
    withStatement(effectiveOn, dateStated, language),
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
    columns(language, ...state, 'believed-from', 'until-before'),
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
const state = ['from', 'before', 'kind', 'under', 'name'] as const;

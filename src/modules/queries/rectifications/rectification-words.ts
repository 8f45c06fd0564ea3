import type { DateStatement } from '../../../events/vocabulary/date-statement.js';
import { statementText } from '../../presentation/date-words.js';
import { text } from '../../../events/messages/format.js';
import type { Language } from '../../../events/messages/language.js';
import type { ContentDifference, Rectification } from './rectification.documents.js';
import type { ChangeStanding } from '../../read-side/time/change-standing.js';

export function changeStandingWord(standing: ChangeStanding, language: Language): string {
  return text(language, `standing.${standing}`);
}

/** `corrected by 12-CV (d5#1), recorded 2016-01-05, the issuer's mistake: name: A → B. Why` */
export function rectificationText(rectification: Rectification, language: Language): string {
  const { decision, decisionId, index, recordedAt, by, reason, differences } = rectification;
  const head = [
    `${text(language, `rectifiedBy.${rectification.rectification}`)} ${decision.number} (${decisionId}#${index})`,
    `${text(language, 'rectification.recorded')} ${recordedAt.slice(0, 10)}`,
    ...(by === null ? [] : [text(language, `corrector.${by}`)]),
  ].join(', ');
  const changed = differences.map((difference) => differenceText(difference, language)).join('; ');
  return [head, ...(changed === '' ? [] : [changed])].join(': ') + `. ${reason.replaceAll(/\s+/g, ' ')}`;
}

function differenceText({ field, before, after }: ContentDifference, language: Language): string {
  const text = (value: unknown) =>
    field === 'dateStated' && value !== null
      ? statementText(value as DateStatement, language)
      : valueText(value);
  return `${field}: ${text(before)} → ${text(after)}`;
}

function valueText(value: unknown): string {
  if (value === null) return '–';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

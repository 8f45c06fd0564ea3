import type { Text } from '../../../events/vocabulary/text.js';
import type { Corrector } from '../../../events/types/change-corrected.js';
import type { RectificationKind } from '../../../projections/decisions/change-rectification.entity.js';
import type { Language } from '../../../events/messages/language.js';
import type { ContentDifference, Rectification } from './rectification.documents.js';
import type { ChangeStanding } from '../../read-side/time/standing.js';

const standings: Readonly<Record<ChangeStanding, Text>> = {
  'as-recorded': { vi: 'như đã ghi sổ', en: 'as recorded' },
  corrected: { vi: 'đã đính chính', en: 'corrected' },
  annulled: { vi: 'hủy bỏ', en: 'annulled' },
  restored: { vi: 'đã khôi phục', en: 'restored' },
};

export function changeStandingWord(standing: ChangeStanding, language: Language): string {
  return standings[standing][language];
}

const deeds: Readonly<Record<RectificationKind, Text>> = {
  corrected: { vi: 'đính chính theo', en: 'corrected by' },
  annulled: { vi: 'hủy bỏ theo', en: 'annulled by' },
  restored: { vi: 'khôi phục theo', en: 'restored by' },
};

const correctors: Readonly<Record<Corrector, Text>> = {
  issuer: { vi: 'cơ quan ban hành đính chính', en: "the issuer's mistake" },
  register: { vi: 'sổ ghi nhầm', en: "the register's mistake" },
};

const recorded: Text = { vi: 'ghi sổ', en: 'recorded' };

/** `corrected by 12-CV (d5#1), recorded 2016-01-05, the issuer's mistake: name: A → B. Why` */
export function rectificationText(rectification: Rectification, language: Language): string {
  const { decision, decisionId, index, recordedAt, by, reason, differences } = rectification;
  const head = [
    `${deeds[rectification.rectification][language]} ${decision.number} (${decisionId}#${index})`,
    `${recorded[language]} ${recordedAt.slice(0, 10)}`,
    ...(by === null ? [] : [correctors[by][language]]),
  ].join(', ');
  const changed = differences.map(differenceText).join('; ');
  return [head, ...(changed === '' ? [] : [changed])].join(': ') + `. ${reason.replaceAll(/\s+/g, ' ')}`;
}

function differenceText({ field, before, after }: ContentDifference): string {
  return `${field}: ${valueText(before)} → ${valueText(after)}`;
}

function valueText(value: unknown): string {
  if (value === null) return '–';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

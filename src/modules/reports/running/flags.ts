import type { Text } from '../../../events/vocabulary/text.js';
import type { CheckName, Flag } from '../../../events/vocabulary/report/report-flag.js';
import { fill, formatDate } from '../../presentation/text.js';
import type { Check, Evidence, Finding, Missing } from './checks/check.js';
import { contradiction, startsLater, unpublished, unstated } from './checks/statements.js';
import { bound, compare } from './checks/comparisons.js';
import { repeatedNumber } from './checks/instrument-numbers.js';
import { quote } from './figures.js';
import type { FlagResult } from './report.js';

const byName: Readonly<Record<CheckName, Check>> = {
  compare,
  bound,
  unstated,
  unpublished,
  startsLater,
  contradiction,
  repeatedNumber,
};

export function checkFlag(flag: Flag, evidence: Evidence): FlagResult {
  const { code, label } = flag;
  const finding = check(flag, evidence);
  if ('missing' in finding) {
    const { missing } = finding;
    const nothing = { text: null, figures: [], ledger: [], decisionIds: [] };
    return { code, label, state: 'not-checked', ...nothing, missing };
  }
  const { numbers } = evidence;
  const { raised, figures, ledger = [], decisionIds = [] } = finding;
  return {
    code,
    label,
    state: raised ? 'raised' : 'clear',
    text: raised ? say(flag.text, finding, evidence) : null,
    figures: figures.flatMap((figure) => numbers.published(figure) ?? []).map(quote),
    ledger: ledger.flatMap((name) => {
      const value = numbers.ledger(name);
      return value === undefined ? [] : [{ name, value }];
    }),
    decisionIds,
    missing: [],
  };
}

/** The definition holds exactly one check. */
function check(flag: Flag, evidence: Evidence): Finding | Missing {
  for (const name of Object.keys(byName) as CheckName[]) {
    const finding = byName[name](flag, evidence);
    if (finding) return finding;
  }
  return { missing: [] };
}

function say(text: Text, { left, right, list }: Finding, { numbers, window }: Evidence): Text {
  return fill(text, (name, language) => {
    switch (name) {
      case 'left':
        return left;
      case 'right':
        return right;
      case 'difference':
        return left === undefined || right === undefined ? undefined : left - right;
      case 'list':
        return list?.[language];
      case 'from':
      case 'to':
        return formatDate(window[name], language);
      default:
        return numbers.term(name);
    }
  });
}

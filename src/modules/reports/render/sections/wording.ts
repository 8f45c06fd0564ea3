import type { Report } from '../../running/report.js';
import { plain, type Section } from '../../../presentation/page.js';
import type { Phrasing } from '../phrasing.js';

/** The definition's sentences, with the numbers in them. */
export function wordingSection(report: Report, page: Phrasing): Section {
  const items = report.wording.map(({ text }) => plain(page.text(text)));
  return page.section('wording', 'wording', items.length === 0 ? [] : [{ kind: 'list', items }]);
}

import type { Language } from '../../../events/messages/language.js';
import type { Report } from '../running/report.js';
import { decisionPath } from '../../presentation/links.js';
import { formatDate } from '../../presentation/text.js';
import type { Inline } from '../../presentation/page.js';

/** A decision by its instrument, with the way to it. */
export function decisionLink({ register, decisions }: Report, id: string, language: Language): Inline {
  const instrument = decisions[id];
  const text = instrument ? `${instrument.number} (${formatDate(instrument.issuedOn, language)})` : id;
  return { text, href: decisionPath(register, id) };
}

import type { Page } from '../../presentation/page.js';
import type { Language } from '../../../events/messages/language.js';
import { formatDate, formatMoment } from '../../presentation/text.js';
import type { Report } from '../running/report.js';
import { behindSection } from './behind.js';
import { Phrasing } from './phrasing.js';
import { authoritiesSection } from './sections/authorities.js';
import { figuresSection } from './sections/figures.js';
import { flagsSection } from './sections/flags.js';
import { identitiesSection } from './sections/identities.js';
import { linesSection } from './sections/lines.js';
import { measuresSection } from './sections/measures.js';
import { stocksSection } from './sections/stocks.js';
import { wordingSection } from './sections/wording.js';
import type { Word } from './words.js';

/** The sections of the page before the appendix, in their order. */
const sections = [
  wordingSection,
  linesSection,
  stocksSection,
  identitiesSection,
  measuresSection,
  authoritiesSection,
  figuresSection,
  flagsSection,
];

/** Lays a report out in one language. Sections that have nothing to show are left out. */
export function layOut(report: Report, language: Language): Page {
  const page = new Phrasing(language);
  const all = [...sections.map((section) => section(report, page)), behindSection(report, language)];
  return {
    language,
    title: page.text(report.definition.title),
    facts: factsOf(report, page),
    sections: all.filter(({ blocks }) => blocks.length > 0),
  };
}

function factsOf(report: Report, page: Phrasing): Page['facts'] {
  const { register, definition, window, knownAt, options } = report;
  const say = (name: Word) => page.say(name);
  const date = (text: string) => formatDate(text, page.language);
  return [
    { label: say('register'), value: register },
    { label: say('definition'), value: `${definition.code}, ${say('version')} ${definition.version}` },
    {
      label: say('window'),
      value: `${say('after')} ${date(window.from)} ${say('until')} ${date(window.to)}`,
    },
    {
      label: say('knownAt'),
      value: `${say('revision')} ${knownAt.revision} (${formatMoment(knownAt.recordedAt, page.language)})`,
    },
    ...(options.length === 0
      ? []
      : [
          {
            label: say('options'),
            value: options
              .map(({ label, included }) => `${page.text(label)}: ${say(included ? 'on' : 'off')}`)
              .join('; '),
          },
        ]),
  ];
}

import { toCsv } from './render/csv.js';
import { htmlPage } from '../presentation/html.js';
import { markdownPage } from '../presentation/markdown.js';
import { layOut } from './render/layout.js';
import type { Report } from './running/report.js';
import type { Language } from '../../events/messages/language.js';

interface Rendering {
  readonly mediaType: string;
  render(report: Report, language: Language): string;
}

/** The forms in which a report is given out. JSON holds both languages. */
export const formats = {
  json: { mediaType: 'application/json', render: (report) => JSON.stringify(report) },
  csv: { mediaType: 'text/csv', render: toCsv },
  md: { mediaType: 'text/markdown', render: (report, language) => markdownPage(layOut(report, language)) },
  html: { mediaType: 'text/html', render: (report, language) => htmlPage(layOut(report, language)) },
} as const satisfies Readonly<Record<string, Rendering>>;

export type Format = keyof typeof formats;

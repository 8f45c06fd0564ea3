import type { InEveryLanguage } from '../../src/events/messages/language.js';

interface DemoTexts {
  opening(folder: string): string;
  hierarchy(date: string): string;
  readonly asIssued: string;
  readonly asRestated: string;
  readonly overHttp: string;
  readonly serving: string;
  /** What one may look at, and where. */
  directions(places: Readonly<Record<'url' | 'issued' | 'counts' | 'folder', string>>): string;
}

/** What the demo tells of itself. */
export const demoTexts: InEveryLanguage<DemoTexts> = {
  en: {
    opening: (folder) => `Opening the embedded store in ${folder} …`,
    hierarchy: (date) => `── The hierarchy at the end of ${date} ──`,
    asIssued: '── The report of the term as it was given out, beside the published figures ──',
    asRestated: '── The same report, as the register knows it since it was set right ──',
    overHttp: '── Over HTTP ──',
    serving: 'Serving. Ctrl+C ends it.',
    directions: ({ url, issued, counts, folder }) => `
  API and documentation  ${url}/api
  the report, printable  ${issued}/report?format=html&lang=vi
  its numbers' sources   ${issued}/report?format=json
  and what came of it    ${issued}/restated
  after the epilogue     ${counts}
  health                 ${url}/health
  the store              ${folder}
`,
  },
  vi: {
    opening: (folder) => `Đang mở kho nhúng trong ${folder} …`,
    hierarchy: (date) => `── Hệ thống tổ chức cuối ngày ${date} ──`,
    asIssued: '── Báo cáo nhiệm kỳ như đã ban hành, bên cạnh số liệu đã công bố ──',
    asRestated: '── Cũng báo cáo đó, theo sổ sau khi đính chính ──',
    overHttp: '── Qua HTTP ──',
    serving: 'Đang phục vụ. Nhấn Ctrl+C để dừng.',
    directions: ({ url, issued, counts, folder }) => `
  API và tài liệu        ${url}/api
  báo cáo để in          ${issued}/report?format=html&lang=vi
  nguồn các số liệu      ${issued}/report?format=json
  và những gì đã khác    ${issued}/restated
  sau phần kết           ${counts}
  tình trạng             ${url}/health
  kho dữ liệu            ${folder}
`,
  },
};

/** What the demo is doing while decisions are recorded. */
export const issuing = {
  first: { en: 'Issuing decisions', vi: 'Đang ban hành quyết định' },
  later: { en: 'Issuing later ones', vi: 'Đang ban hành các quyết định sau' },
} as const satisfies Record<string, InEveryLanguage<string>>;

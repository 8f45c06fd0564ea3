import { getSchemaPath, type ApiResponseNoStatusOptions } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { languageOf } from '../presentation/language.js';
import { formats, type Format } from './formats.js';
import { ReportDocument } from './report.documents.js';
import type { Report } from './running/report.js';
import type { Language } from '../../events/messages/language.js';

/** Documents the forms of a report. */
export const apiForms: ApiResponseNoStatusOptions = {
  content: {
    'application/json': { schema: { $ref: getSchemaPath(ReportDocument) } },
    'text/csv': { schema: { type: 'string' } },
    'text/markdown': { schema: { type: 'string' } },
    'text/html': { schema: { type: 'string' } },
  },
};

/** Answers with a report in the form and the language that were asked for, or that the client prefers. */
export function sendReport(
  report: Report,
  asked: { readonly lang?: Language | undefined; readonly format?: Format | undefined },
  request: Request,
  response: Response,
): void {
  const language = asked.lang ?? languageOf(request);
  const chosen = asked.format ?? accepted(request);
  const { mediaType, render } = formats[chosen];
  if (chosen === 'csv') response.attachment(`${report.definition.code}-${report.window.to}.csv`);
  response
    .type(`${mediaType}; charset=utf-8`)
    .vary('Accept')
    .vary('Accept-Language')
    .set('Content-Language', language)
    .set('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'")
    .send(render(report, language));
}

/** What the client prefers; JSON where it says nothing. */
function accepted(request: Request): Format {
  const names = Object.keys(formats) as Format[];
  const mediaTypes = names.map((name) => formats[name].mediaType);
  const preferred = request.accepts(mediaTypes);
  return names.find((name) => formats[name].mediaType === preferred) ?? 'json';
}

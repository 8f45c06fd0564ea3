import type { Request } from 'express';
import type { Language } from '../../events/messages/language.js';

/** Vietnamese where the client prefers it, English otherwise. */
export function languageOf(request: Request): Language {
  return request.acceptsLanguages('en', 'vi') === 'vi' ? 'vi' : 'en';
}

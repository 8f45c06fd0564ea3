import type { Language } from '../../../events/messages/language.js';
import { message } from '../../../events/messages/message.js';
import { text } from '../../../events/messages/format.js';
import type { Imported, RefusedLine } from './importer.js';

/**
 * Reports of an import while it goes on, so that no number of refused lines fills memory: each refused line as it is
 * known, the numbers at the end. In words, or as one JSON document.
 */
export class ImportReport {
  #lines = 0;

  constructor(
    private readonly json: boolean,
    private readonly dryRun: boolean,
    private readonly language: Language,
    private readonly write: (text: string) => Promise<void>,
  ) {}

  refused(refused: RefusedLine): Promise<void> {
    this.#lines++;
    if (this.json) return this.write(`${this.#lines === 1 ? this.#start() : ','}\n${indented(refused)}`);
    const { line, id, reasons } = refused;
    return this.write(`${this.#head(line, id)}\n  ${reasons.join('\n  ')}\n`);
  }

  end({ recorded, before, refused }: Imported): Promise<void> {
    if (this.json) {
      const list = this.#lines === 0 ? `${this.#start()}]` : '\n  ]';
      const numbers = { recorded, before, refusedLines: refused, dryRun: this.dryRun };
      return this.write(`${list},\n  ${JSON.stringify(numbers, undefined, 2).slice(1, -1).trim()}\n}\n`);
    }
    const earlier = before > 0 ? message('shell.earlier', { before }) : '';
    const id = this.dryRun ? 'shell.would-be-imported' : 'shell.imported';
    return this.write(`${text(this.language, id, { recorded, refused, earlier })}\n`);
  }

  #head(line: number, decision: string | undefined): string {
    return decision
      ? text(this.language, 'shell.refused-decision', { line, decision })
      : text(this.language, 'shell.refused-line', { line });
  }

  #start(): string {
    return '{\n  "refused": [';
  }
}

function indented(refused: RefusedLine): string {
  return JSON.stringify(refused, undefined, 2).replace(/^/gm, '    ');
}

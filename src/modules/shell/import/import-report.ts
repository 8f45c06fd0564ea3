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
    private readonly write: (text: string) => Promise<void>,
  ) {}

  refused(refused: RefusedLine): Promise<void> {
    this.#lines++;
    if (this.json) return this.write(`${this.#lines === 1 ? this.#start() : ','}\n${indented(refused)}`);
    const { line, id, reasons } = refused;
    return this.write(`line ${line}${id ? ` (${id})` : ''}\n  ${reasons.join('\n  ')}\n`);
  }

  end({ recorded, before, refused }: Imported): Promise<void> {
    if (this.json) {
      const list = this.#lines === 0 ? `${this.#start()}]` : '\n  ]';
      const numbers = { recorded, before, refusedLines: refused, dryRun: this.dryRun };
      return this.write(`${list},\n  ${JSON.stringify(numbers, undefined, 2).slice(1, -1).trim()}\n}\n`);
    }
    const earlier = before > 0 ? ` (${before} of them before)` : '';
    return this.write(
      this.dryRun
        ? `Nothing was recorded. ${recorded} decisions would be${earlier}, ${refused} lines would be refused.\n`
        : `${recorded} decisions are recorded${earlier}, ${refused} lines were refused.\n`,
    );
  }

  #start(): string {
    return '{\n  "refused": [';
  }
}

function indented(refused: RefusedLine): string {
  return JSON.stringify(refused, undefined, 2).replace(/^/gm, '    ');
}

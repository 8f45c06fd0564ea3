import type { Language } from '../../events/messages/language.js';
import { text } from '../../events/messages/format.js';
import { SingleBar } from 'cli-progress';
import type { StandardStreams } from './standard-streams.js';

/** How often a line is written where there is no terminal. */
const lineEvery = 5000;

/**
 * Shows how far a long work is, how fast it goes and how long it will take: a bar on a terminal, a line every few
 * seconds elsewhere. On standard error.
 */
export class Progress {
  readonly #bar: SingleBar | undefined;
  readonly #startedAt = Date.now();
  #done = 0;
  #shown = 0;
  /** When a line was written last, and how much was done by then. */
  #statements = { at: Date.now(), done: 0 };

  /**
   * @param total undefined when nobody knows how much there is
   * @param unit of what is shown, which may be another one than that in which the work is measured
   */
  constructor(
    private readonly label: string,
    private total: number | undefined,
    private readonly unit: string,
    private readonly stream: StandardStreams['stderr'],
    private readonly language: Language = 'en',
  ) {
    if (!stream.isTTY || total === undefined) return;
    this.#bar = new SingleBar({
      format: `${label} {bar} {percentage}% · {shown} ${unit} · {rate}/s · ${this.#inTime('{eta_formatted}')}`,
      stream,
      hideCursor: true,
      barsize: 30,
      etaBuffer: 1000,
      barCompleteChar: '█',
      barIncompleteChar: '░',
    });
    this.#bar.start(total, 0, { rate: 0, shown: 0 });
  }

  /** @param shown how many units are done, where the work is measured in others */
  update(done: number, total: number | undefined = this.total, shown: number = done): void {
    this.#done = done;
    this.#shown = shown;
    this.total = total;
    if (this.#bar) {
      if (total !== undefined) this.#bar.setTotal(total);
      this.#bar.update(done, { rate: this.rate, shown: this.#counted() });
    } else if (Date.now() - this.#statements.at > lineEvery) {
      this.#say(this.#inTime(this.#left()));
    }
  }

  /** Ends the bar and says what was done, how fast. */
  stop(): void {
    this.#bar?.update(this.#done, { rate: this.rate, shown: this.#counted() });
    this.#bar?.stop();
    if (!this.#bar) this.#say();
  }

  /** Makes room for a line of something else; the bar comes back by itself. */
  clear(): void {
    if (this.#bar) this.stream.write('\r\x1b[2K');
  }

  /** Units per second, since the beginning. */
  get rate(): number {
    return Math.round(this.#shown / Math.max((Date.now() - this.#startedAt) / 1000, 0.001));
  }

  #say(more?: string): void {
    const percent = this.total ? `${Math.floor((100 * this.#done) / this.total)}%` : undefined;
    const parts = [
      percent,
      `${this.#counted()} ${this.unit} (${this.rate}/s)`,
      this.total ? more : undefined,
    ];
    this.stream.write(`${this.label}: ${parts.filter((part) => part !== undefined).join(' · ')}\n`);
    this.#statements = { at: Date.now(), done: this.#done };
  }

  #inTime(time: string): string {
    return text(this.language, 'progress.left', { time });
  }

  #counted(): string {
    const of = this.total === undefined || this.#shown !== this.#done ? '' : `/${this.total}`;
    return `${this.#shown}${of}`;
  }

  /** At the speed since the last line. */
  #left(): string {
    const speed = (this.#done - this.#statements.done) / (Date.now() - this.#statements.at);
    if (this.total === undefined || speed <= 0) return '?';
    const seconds = Math.ceil((this.total - this.#done) / speed / 1000);
    return seconds < 100 ? `${seconds} s` : `${Math.ceil(seconds / 60)} min`;
  }
}

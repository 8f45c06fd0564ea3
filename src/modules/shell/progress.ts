import { SingleBar } from 'cli-progress';
import type { StandardStreams } from './standard-streams.js';

/** Shows how far a long work is: a bar on a terminal, a line every few seconds elsewhere. On standard error. */
export class Progress {
  readonly #bar: SingleBar | undefined;
  readonly #startedAt = Date.now();
  #saidAt = Date.now();
  #done = 0;

  /** @param total undefined when nobody knows how much there is */
  constructor(
    private readonly label: string,
    private total: number | undefined,
    private readonly unit: string,
    private readonly stream: StandardStreams['stderr'],
  ) {
    if (!stream.isTTY || total === undefined) return;
    const format = `${label} {bar} {percentage}% · {value}/{total} ${unit} · {rate}/s · {eta_formatted} left`;
    const options = {
      format,
      stream: stream as NodeJS.WriteStream,
      hideCursor: true,
      barsize: 30,
      etaBuffer: 1000,
      barCompleteChar: '█',
    };
    this.#bar = new SingleBar({ ...options, barIncompleteChar: '░' });
    this.#bar.start(total, 0, { rate: 0 });
  }

  update(done: number, total: number | undefined = this.total): void {
    this.#done = done;
    this.total = total;
    if (this.#bar) {
      if (total !== undefined) this.#bar.setTotal(total);
      this.#bar.update(done, { rate: this.rate });
    } else if (Date.now() - this.#saidAt > 5000) {
      this.#saidAt = Date.now();
      this.stream.write(`${this.label}: ${this.#counted()}\n`);
    }
  }

  /** Ends the bar and says what was done, how fast. */
  stop(): void {
    this.#bar?.update(this.#done, { rate: this.rate });
    this.#bar?.stop();
    if (!this.#bar) this.stream.write(`${this.label}: ${this.#counted()}\n`);
  }

  /** Per second, since the beginning. */
  get rate(): number {
    return Math.round(this.#done / Math.max((Date.now() - this.#startedAt) / 1000, 0.001));
  }

  #counted(): string {
    const of = this.total === undefined ? '' : `/${this.total}`;
    return `${this.#done}${of} ${this.unit} (${this.rate}/s)`;
  }
}

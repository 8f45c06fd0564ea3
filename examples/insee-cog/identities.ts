import type { Commune } from './source.js';

/**
 * Who is who. The source names a commune by the code it has at the moment; the register by an id for life, made of
 * the first code that it had. Kept while the changes are read in order.
 */
export class Identities {
  readonly #holders = new Map<string, string>();
  readonly #endedUnder = new Map<string, string>();
  /** Communes nouvelles, and what each was made of. */
  readonly #members = new Map<string, readonly string[]>();
  readonly #ids = new Set<string>();

  /** The id of the commune that has a code now. */
  of(code: string): string {
    const id = this.#holders.get(code);
    if (id === undefined) throw new Error(`No commune has the code ${code} at this place of the source.`);
    return id;
  }

  /** The one that ended under a code, and has not come back; undefined when the code is new. */
  endedUnder(code: string): string | undefined {
    return this.#endedUnder.get(code);
  }

  /** What a commune nouvelle was made of; undefined for any other commune. */
  membersOf(id: string): readonly string[] | undefined {
    return this.#members.get(id);
  }

  /** The id of a commune that the register opens with. */
  register({ code }: Commune): string {
    return this.#take(code, `c-${code}`);
  }

  /** The id of a commune that begins on a date. A code may begin several times. */
  begin({ code }: Commune, on: string): string {
    return this.#take(code, `c-${code}-${on}`);
  }

  /** The id of the commune nouvelle that takes the place of its members. */
  beginOf(members: readonly string[], commune: Commune, on: string): string {
    const id = this.begin(commune, on);
    this.#members.set(id, members);
    return id;
  }

  end(code: string): string {
    const id = this.of(code);
    this.#holders.delete(code);
    this.#endedUnder.set(code, id);
    return id;
  }

  comeBack(code: string, id: string): void {
    this.#endedUnder.delete(code);
    this.#holders.set(code, id);
  }

  recode(from: string, to: string): string {
    const id = this.of(from);
    this.#holders.delete(from);
    this.#holders.set(to, id);
    return id;
  }

  #take(code: string, id: string): string {
    if (this.#ids.has(id)) throw new Error(`The id ${id} would be given a second time.`);
    this.#ids.add(id);
    this.#holders.set(code, id);
    return id;
  }
}

/**
 * SQL with its values apart. Whatever is put between braces becomes a parameter, unless it is itself SQL: text
 * of a client can't become part of a statement.
 */
export class Sql {
  constructor(
    private readonly texts: readonly string[],
    private readonly values: readonly unknown[],
  ) {}

  /** The statement with `$1`, `$2`, … and their values. */
  render(): { readonly text: string; readonly values: unknown[] } {
    const values: unknown[] = [];
    return { text: this.#render(values), values };
  }

  #render(into: unknown[]): string {
    let text = this.texts[0] ?? '';
    for (const [i, value] of this.values.entries()) {
      text += value instanceof Sql ? value.#render(into) : `$${into.push(value)}`;
      text += this.texts[i + 1] ?? '';
    }
    return text;
  }
}

export function sql(texts: TemplateStringsArray, ...values: readonly unknown[]): Sql {
  return new Sql(texts, values);
}

/** A piece of this program as SQL: never of a client. */
export function raw(text: string): Sql {
  return new Sql([text], []);
}

/** Parts one after the other; nothing when there are none. */
export function join(parts: readonly Sql[], separator: ' AND ' | ', '): Sql {
  if (parts.length === 0) return raw('');
  return new Sql(['', ...parts.slice(1).map(() => separator), ''], parts);
}

/** All of the conditions; those that are undefined don't count. True when there are none. */
export function all(...conditions: readonly (Sql | undefined)[]): Sql {
  return join([raw('true'), ...conditions.filter((condition) => condition !== undefined)], ' AND ');
}

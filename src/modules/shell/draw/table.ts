/** Rows as a table with aligned columns; numbers to the right. */
export function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const cells = [head, ...rows].map((row) => row.map(String));
  const widths = head.map((_, i) => Math.max(...cells.map((row) => width(row[i] ?? ''))));
  const right = head.map((_, i) => rows.every((row) => typeof row[i] === 'number'));
  const line = (row: readonly string[]) =>
    row
      .map((cell, i) => pad(cell, widths[i]!, right[i]!))
      .join('  ')
      .trimEnd();
  const [header, ...body] = cells.map(line);
  return [header, widths.map((size) => '─'.repeat(size)).join('  '), ...body].join('\n');
}

/** Columns that a text takes: combining marks take none. */
function width(text: string): number {
  return [...text.replace(/\p{M}/gu, '')].length;
}

function pad(text: string, size: number, right: boolean): string {
  const space = ' '.repeat(Math.max(0, size - width(text)));
  return right ? space + text : text + space;
}

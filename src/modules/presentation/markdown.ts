import type { Content, Entry, List, Page, Row, Section, Table } from './page.js';

/** Markdown with tables, as GitHub and most others read it. */
export function markdownPage({ title, facts, sections }: Page): string {
  const parts = [
    `# ${escape(title)}`,
    facts.map(({ label, value }) => `- ${escape(label)}: ${escape(value)}`).join('\n'),
    ...sections.flatMap(section),
  ];
  return `${parts.join('\n\n')}\n`;
}

function section({ title, blocks }: Section): string[] {
  return [`## ${escape(title)}`, ...blocks.map(block)];
}

function block(block: Table | List | Entry): string {
  switch (block.kind) {
    case 'table':
      return table(block);
    case 'list':
      return list(block.items);
    case 'entry':
      return entry(block);
    default:
      return block satisfies never;
  }
}

function table({ caption, columns, rows }: Table): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    `*${escape(caption)}*\n`,
    line(columns.map(({ label }) => escape(label))),
    line(columns.map(({ numeric }) => (numeric ? '---:' : '---'))),
    ...rows.map((row) => line([header(row), ...row.cells.map(content)])),
  ].join('\n');
}

function header({ header, tone }: Row): string {
  const text = content(header);
  if (tone === 'total' || tone === 'alert') return `**${text}**`;
  return tone === undefined ? text : `– ${text}`;
}

function entry({ anchor, title, text, items }: Entry): string {
  const id = anchor.replaceAll(/["&<>]/g, '');
  return [
    `### <a id="${id}"></a>${escape(title)}`,
    ...(text === null ? [] : [escape(text)]),
    list(items),
  ].join('\n\n');
}

function list(items: readonly Content[]): string {
  return items.map((item) => `- ${content(item)}`).join('\n');
}

function content(parts: Content): string {
  return parts
    .map(({ text, href }) => (href === undefined ? escape(text) : `[${escape(text)}](<${href}>)`))
    .join('');
}

/** Whatever means something in Markdown or HTML stands for itself. */
function escape(text: string): string {
  return text
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/[\\`*_{}[\]<>|~#!&]/g, (character) => `\\${character}`)
    .replace(/^(\d+)([.)])/, '$1\\$2')
    .replace(/^([-+=])/, '\\$1');
}

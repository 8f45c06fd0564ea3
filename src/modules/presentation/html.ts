import type { Content, Entry, List, Page, Row, Section, Table } from './page.js';
import { style } from './style.js';

/** A page that stands alone and prints on A4: no script, nothing fetched. */
export function htmlPage(page: Page): string {
  return `<!doctype html>
<html lang="${page.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(page.title)}</title>
<style>${style}</style>
</head>
<body>
<main>
<header>
<h1>${escape(page.title)}</h1>
${facts(page)}
</header>
${page.sections.map(section).join('\n')}
</main>
</body>
</html>
`;
}

function facts({ facts }: Page): string {
  const items = facts.map(({ label, value }) => `<dt>${escape(label)}</dt><dd>${escape(value)}</dd>`);
  return `<dl>\n${items.join('\n')}\n</dl>`;
}

function section({ id, title, wide, blocks }: Section): string {
  const attributes = `id="${escape(id)}" aria-labelledby="${escape(id)}-title"${wide ? ' class="wide"' : ''}`;
  return `<section ${attributes}>\n<h2 id="${escape(id)}-title">${escape(title)}</h2>\n${blocks.map(block).join('\n')}\n</section>`;
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
  const head = columns.map(
    ({ label, numeric }) => `<th scope="col"${numeric ? ' class="n"' : ''}>${escape(label)}</th>`,
  );
  const body = rows.map((row) => tableRow(row, columns));
  return `<div class="scroll" role="region" tabindex="0" aria-label="${escape(caption)}"><table>
<caption>${escape(caption)}</caption>
<thead><tr>${head.join('')}</tr></thead>
<tbody>
${body.join('\n')}
</tbody>
</table></div>`;
}

function tableRow({ header, cells, tone }: Row, columns: Table['columns']): string {
  const data = cells.map(
    (cell, i) => `<td${columns[i + 1]?.numeric ? ' class="n"' : ''}>${content(cell)}</td>`,
  );
  return `<tr${tone ? ` class="${tone}"` : ''}><th scope="row">${content(header)}</th>${data.join('')}</tr>`;
}

function entry({ anchor, title, text, items }: Entry): string {
  const paragraph = text === null ? '' : `<p>${escape(text)}</p>\n`;
  return `<article id="${escape(anchor)}">\n<h3>${escape(title)}</h3>\n${paragraph}${list(items)}\n</article>`;
}

function list(items: readonly Content[]): string {
  return `<ul>\n${items.map((item) => `<li>${content(item)}</li>`).join('\n')}\n</ul>`;
}

function content(parts: Content): string {
  return parts
    .map(({ text, href }) =>
      href === undefined ? escape(text) : `<a href="${escape(href)}">${escape(text)}</a>`,
    )
    .join('');
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escape(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => entities[character]!);
}

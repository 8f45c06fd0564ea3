import type { JSX } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Content, Entry, List, Page, Row, Section, Table } from './page.js';
import { style } from './style.js';

/** A page that stands alone and prints on A4: no script, nothing fetched. */
export function htmlPage(page: Page): string {
  return `<!doctype html>\n${renderToString(<Document {...page} />)}\n`;
}

function Document({ language, title, facts, sections }: Page): JSX.Element {
  return (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        {/* A style sheet knows no character references: its text has to stay as it is. */}
        <style dangerouslySetInnerHTML={{ __html: style }} />
      </head>
      <body>
        <main>
          <header>
            <h1>{title}</h1>
            <Facts facts={facts} />
          </header>
          {sections.map(SectionPart)}
        </main>
      </body>
    </html>
  );
}

function Facts({ facts }: Pick<Page, 'facts'>): JSX.Element {
  return (
    <dl>
      {facts.map(({ label, value }) => (
        <>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </>
      ))}
    </dl>
  );
}

function SectionPart({ id, title, wide, blocks }: Section): JSX.Element {
  return (
    <section id={id} aria-labelledby={`${id}-title`} class={wide ? 'wide' : undefined}>
      <h2 id={`${id}-title`}>{title}</h2>
      {blocks.map(Block)}
    </section>
  );
}

function Block(block: Table | List | Entry): JSX.Element {
  switch (block.kind) {
    case 'table':
      return <TableBlock {...block} />;
    case 'list':
      return <Items items={block.items} />;
    case 'entry':
      return <EntryBlock {...block} />;
    default:
      return block satisfies never;
  }
}

function TableBlock({ caption, columns, rows }: Table): JSX.Element {
  return (
    <div class="scroll" role="region" tabindex={0} aria-label={caption}>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ label, numeric }) => (
              <th scope="col" class={numeric ? 'n' : undefined}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <TableRow {...row} columns={columns} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function TableRow({ header, cells, tone, columns }: Row & Pick<Table, 'columns'>): JSX.Element {
  return (
    <tr class={tone}>
      <th scope="row">{inline(header)}</th>
      {cells.map((cell, i) => (
        <td class={columns[i + 1]?.numeric ? 'n' : undefined}>{inline(cell)}</td>
      ))}
    </tr>
  );
}

function EntryBlock({ anchor, title, text, items }: Entry): JSX.Element {
  return (
    <article id={anchor}>
      <h3>{title}</h3>
      {text !== null && <p>{text}</p>}
      <Items items={items} />
    </article>
  );
}

function Items({ items }: Pick<List, 'items'>): JSX.Element {
  return (
    <ul>
      {items.map((item) => (
        <li>{inline(item)}</li>
      ))}
    </ul>
  );
}

function inline(parts: Content): (JSX.Element | string)[] {
  return parts.map(({ text, href }) => (href === undefined ? text : <a href={href}>{text}</a>));
}

import { rmSync } from 'node:fs';
import { PassThrough, Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { parse } from 'csv-parse/sync';
import jsonld, { type JsonLdDocument } from 'jsonld';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { host } from '../../src/whole-application.js';
import { runCommandLine } from '../../src/modules/shell/program.js';
import { newDataFolder, newServerDatabase, testDatabaseUrl } from '../support/stores.js';
import { opening, org, request } from '../support/given.js';

let remove: () => Promise<void>;

async function orgledger(
  args: readonly string[],
  input = '',
): Promise<{ code: number; out: string; err: string }> {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const streams = { stdin: Readable.from([input], { objectMode: false }), stdout, stderr };
  const code = await runCommandLine(['--lang', 'en', ...args], host, streams);
  const [out, err] = await Promise.all([stdout, stderr].map((stream) => buffer(stream.end())));
  return { code, out: out!.toString(), err: err!.toString() };
}

const decision = (effectiveOn: string, ...changes: Parameters<typeof request>[0]['changes']) =>
  request({ decision: { effectiveOn }, changes });

beforeAll(async () => {
  delete process.env['DATABASE_URL'];
  if (testDatabaseUrl === undefined) {
    const data = await newDataFolder();
    process.env['ORGLEDGER_DATA'] = data;
    remove = async () => rmSync(data, { recursive: true });
  } else {
    const { url, drop } = await newServerDatabase(testDatabaseUrl);
    process.env['DATABASE_URL'] = url;
    remove = drop;
  }
  const lines = [
    request(opening('allow')),
    decision(
      '2011-01-01',
      { kind: 'rename', organizationId: 'G2', name: '=G2, "mới"', otherNames: { organ: 'Đảng ủy G2' } },
      { kind: 'recode', organizationId: 'G1', scheme: 'directory', value: '01.026' },
    ),
    decision('2012-01-01', {
      kind: 'merge',
      form: 'absorption',
      organizationIds: ['G2'],
      survivorId: 'G1',
    }),
    decision('2013-01-01', org('found', 'G3', 'G', 'U2')),
  ].map((plain, i) =>
    JSON.stringify({
      register: 'sample',
      id: `d-${i}`,
      ...plain,
      acknowledge: [{ code: 'competence', reference: 'x' }],
    }),
  );
  expect(await orgledger(['import'], lines.join('\n'))).toMatchObject({ code: 0 });
});

afterAll(() => remove());

describe('an export of the state on a date', () => {
  it('is a table with a line for each organization and a column for each scheme of codes', async () => {
    const { out, code } = await orgledger(['export', 'sample', '--format', 'csv', '--on', '2011-06-01']);
    expect(code).toBe(0);
    expect(out.startsWith('\ufeff')).toBe(true);
    const records = parse<Record<string, string>>(out, { columns: true, bom: true });
    expect(records.map(({ id }) => id)).toEqual(['C1', 'C2', 'G1', 'G2', 'R', 'U1', 'U2']);
    expect(records[2]).toEqual({
      id: 'G1',
      kind: 'G',
      name: 'G1',
      parent_id: 'U1',
      parent_name: 'U1',
      code_directory: '01.026',
      other_names: '',
      authorities: '',
      functions: '',
      valid_from: '2011-01-01',
    });
    expect(records[3]).toMatchObject({ name: '\'=G2, "mới"', other_names: '{"organ":"Đảng ủy G2"}' });
    const before = await orgledger(['export', 'sample', '--format', 'csv', '--on', '2009-01-01']);
    expect(parse(before.out, { columns: true, bom: true })).toEqual([]);
  });

  it('is what was known at a revision', async () => {
    const args = ['export', 'sample', '--format', 'csv', '--on', '2013-06-01'];
    const ids = ({ out }: { out: string }) =>
      parse<{ id: string }>(out, { columns: true, bom: true }).map(({ id }) => id);
    expect(ids(await orgledger(args))).not.toContain('G2');
    expect(ids(await orgledger([...args, '--known-at', '9']))).toContain('G2');
  });

  it('is linked data in the terms of ORG and CPOV, read without asking anybody', async () => {
    const { out } = await orgledger([
      ...['export', 'sample', '--format', 'jsonld', '--on', '2012-06-01'],
      ...['--base', 'https://example.org/sample/', '--names-in', 'vi'],
    ]);
    const triples = await read(out);
    const org = 'http://www.w3.org/ns/org#';
    const g1 = 'https://example.org/sample/organization/G1';
    expect(triples.filter((triple) => triple.startsWith(`<${g1}> `)).sort()).toEqual(
      [
        `<${g1}> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://data.europa.eu/m8g/PublicOrganisation> .`,
        `<${g1}> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <${org}Organization> .`,
        `<${g1}> <http://www.w3.org/2004/02/skos/core#prefLabel> "G1"@vi .`,
        `<${g1}> <http://www.w3.org/ns/adms#identifier> _:c14n0 .`,
        `<${g1}> <${org}classification> <https://example.org/sample/kind/G> .`,
        `<${g1}> <${org}identifier> "G1" .`,
        `<${g1}> <${org}subOrganizationOf> <https://example.org/sample/organization/U1> .`,
      ].sort(),
    );
    expect(triples).toContain('_:c14n0 <http://www.w3.org/2004/02/skos/core#notation> "01.026" .');
    const merger = '<https://example.org/sample/change/d-2%231>';
    expect(triples.filter((triple) => triple.startsWith(merger)).sort()).toEqual(
      [
        `${merger} <http://data.europa.eu/m8g/hasFormalFramework> <https://example.org/sample/decision/d-2> .`,
        `${merger} <http://purl.org/dc/terms/date> "2012-01-01"^^<http://www.w3.org/2001/XMLSchema#date> .`,
        `${merger} <http://purl.org/dc/terms/description> "merged"@en .`,
        `${merger} <http://purl.org/dc/terms/description> "sáp nhập, hợp nhất"@vi .`,
        `${merger} <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <${org}ChangeEvent> .`,
        `${merger} <${org}originalOrganization> <https://example.org/sample/organization/G2> .`,
        `${merger} <${org}resultingOrganization> <${g1}> .`,
      ].sort(),
    );
    expect(triples).toContain(
      '<https://example.org/sample/kind/G> <http://www.w3.org/2004/02/skos/core#notation> "G" .',
    );
    expect(triples.some((triple) => triple.includes('organization/G3'))).toBe(false);
  });

  it('leaves no word of its document without a meaning', async () => {
    const { out } = await orgledger(['export', 'sample', '--format', 'jsonld', '--on', '2012-06-01']);
    const document = JSON.parse(out) as JsonLdDocument;
    const dropped: unknown[] = [];
    await jsonld.expand(document, {
      documentLoader: refuse,
      // Not in its types yet: reports of every word that the context does not define.
      eventHandler: ({ event }: { event: { code: string } }) => dropped.push(event.code),
    } as jsonld.Options.Expand);
    expect(dropped).toEqual([]);
    expect(await read(out)).toContainEqual(expect.stringContaining('<urn:orgledger:sample:organization/G1>'));
  });

  it.each([
    [['--on', '2012-01-01'], '--on means nothing to --format jsonl'],
    [['--format', 'csv', '--base', 'urn:x:'], '--base means nothing to --format csv'],
    [['--format', 'jsonld', '--base', 'x y'], '--base takes an absolute IRI'],
    [['--format', 'jsonld', '--names-in', 'v'], '--names-in takes a BCP 47 language tag'],
  ])('says what is wrong with %j', async (args, words) => {
    const ended = await orgledger(['export', 'sample', ...args]);
    expect(ended.code).toBe(2);
    expect(ended.err).toContain(words);
  });
});

const refuse = (url: string) => Promise.reject(new Error(`asked for ${url}`));

/** The document's triples, as a JSON-LD processor reads them. */
async function read(document: string): Promise<string[]> {
  const quads = await jsonld.canonize(
    JSON.parse(document) as JsonLdDocument,
    {
      format: 'application/n-quads',
      documentLoader: refuse,
      safe: true,
    } as jsonld.Options.Normalize,
  );
  return quads.trim().split('\n');
}

import type { Text } from '../../../events/vocabulary/text.js';
import { changeKindOf } from '../../../commands/kinds/change-catalogue.js';
import type { OrganizationSummary } from '../../queries/organizations/organization.documents.js';
import { context } from './json-ld-context.js';
import { organizationsOn } from './organizations-on.js';
import type { RegisterOn } from './register-on.js';
import type { SuccessionChange } from './successions.js';

export interface JsonLdOptions {
  /** What the IRIs of the register's things begin with. */
  readonly base: string;
  /** The BCP 47 tag of the language that names are in. */
  readonly language: string;
}

/**
 * A register on a date as linked data, in the terms of the W3C Organization Ontology and of the EU's Core Public
 * Organisation Vocabulary: its kinds, its organizations, and the changes by which they come from one another. One
 * JSON-LD document, in parts; it brings its context along.
 */
export async function* stateJsonLd(register: RegisterOn, options: JsonLdOptions): AsyncGenerator<string> {
  const iris = new Iris(options.base);
  yield `{\n"@context": ${JSON.stringify(context)},\n"@graph": [\n`;
  let separator = '';
  for await (const nodes of nodesOf(register, iris, options.language)) {
    if (nodes.length === 0) continue;
    yield separator + nodes.map((node) => JSON.stringify(node)).join(',\n');
    separator = ',\n';
  }
  yield '\n]\n}\n';
}

async function* nodesOf(
  { classification, queries, asOf, successions }: RegisterOn,
  iris: Iris,
  language: string,
): AsyncGenerator<readonly object[]> {
  const { kinds, schemes = [] } = classification;
  yield [
    ...kinds.map(({ code, label }) => conceptOf(iris.kind(code), code, label)),
    ...schemes.map(({ code, label }) => conceptOf(iris.scheme(code), code, label)),
  ];
  for await (const organizations of organizationsOn(queries, asOf)) {
    yield organizations.map((organization) => organizationOf(organization, iris, language));
  }
  for await (const changes of successions.all()) {
    yield changes.map((change) => changeOf(change, iris));
  }
}

/** IRIs of the things of a register. */
class Iris {
  constructor(private readonly base: string) {}

  readonly organization = (id: string) => this.#iri('organization', id);
  readonly kind = (code: string) => this.#iri('kind', code);
  readonly scheme = (code: string) => this.#iri('scheme', code);
  readonly change = (decisionId: string, index: number) => this.#iri('change', `${decisionId}#${index}`);
  readonly decision = (decisionId: string) => this.#iri('decision', decisionId);

  #iri(type: string, id: string): string {
    return `${this.base}${type}/${encodeURIComponent(id)}`;
  }
}

function conceptOf(iri: string, code: string, label: Text): object {
  return { '@id': iri, '@type': 'Concept', notation: code, prefLabel: labels(label) };
}

function organizationOf(
  { id, name, otherNames, kind, parentId, codes }: OrganizationSummary,
  iris: Iris,
  language: string,
): object {
  const named = (text: string) => ({ '@language': language, '@value': text });
  const others = Object.values(otherNames);
  return {
    '@id': iris.organization(id),
    '@type': ['PublicOrganisation', 'Organization'],
    prefLabel: named(name),
    ...(others.length > 0 && { altLabel: others.map(named) }),
    localId: id,
    identifier: Object.entries(codes).map(([scheme, value]) => ({
      '@type': 'Identifier',
      notation: value,
      schemeUri: iris.scheme(scheme),
    })),
    classification: iris.kind(kind),
    ...(parentId !== null && { subOrganizationOf: iris.organization(parentId) }),
  };
}

function changeOf(
  { effectiveOn, change, decision, predecessorIds, successorIds }: SuccessionChange,
  iris: Iris,
): object {
  const label = change.kind === null ? undefined : changeKindOf(change.kind)?.label;
  return {
    '@id': iris.change(change.decisionId, change.index),
    '@type': 'ChangeEvent',
    ...(label && { description: labels(label) }),
    date: effectiveOn,
    originalOrganization: predecessorIds.map(iris.organization),
    resultingOrganization: successorIds.map(iris.organization),
    hasFormalFramework: {
      '@id': iris.decision(decision.id),
      '@type': 'ReferenceFramework',
      frameworkId: `${decision.type} ${decision.number}`,
    },
  };
}

function labels({ vi, en }: Text): object[] {
  return [
    { '@language': 'vi', '@value': vi },
    { '@language': 'en', '@value': en },
  ];
}

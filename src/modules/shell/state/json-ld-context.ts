const iri = (id: string) => ({ '@id': id, '@type': '@id' });

/**
 * The terms of an export, in the W3C Organization Ontology (ORG, 2014) and the EU's Core Public Organisation
 * Vocabulary (CPOV 2.1.1), which reuses ORG, SKOS and ADMS.
 */
export const context = {
  '@version': 1.1,
  org: 'http://www.w3.org/ns/org#',
  cv: 'http://data.europa.eu/m8g/',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  adms: 'http://www.w3.org/ns/adms#',
  dct: 'http://purl.org/dc/terms/',
  xsd: 'http://www.w3.org/2001/XMLSchema#',

  PublicOrganisation: 'cv:PublicOrganisation',
  Organization: 'org:Organization',
  ChangeEvent: 'org:ChangeEvent',
  ReferenceFramework: 'cv:ReferenceFramework',
  Identifier: 'adms:Identifier',
  Concept: 'skos:Concept',

  prefLabel: 'skos:prefLabel',
  altLabel: 'skos:altLabel',
  notation: 'skos:notation',
  description: 'dct:description',
  frameworkId: 'dct:identifier',
  localId: 'org:identifier',
  date: { '@id': 'dct:date', '@type': 'xsd:date' },
  schemeUri: { '@id': 'dct:conformsTo', '@type': '@id' },

  identifier: 'adms:identifier',
  classification: iri('org:classification'),
  subOrganizationOf: iri('org:subOrganizationOf'),
  originalOrganization: iri('org:originalOrganization'),
  resultingOrganization: iri('org:resultingOrganization'),
  hasFormalFramework: iri('cv:hasFormalFramework'),
} as const;

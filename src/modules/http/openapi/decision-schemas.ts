import { changeCatalogue, changeKindOf } from '../../../commands/kinds/change-catalogue.js';
import { DecisionRequest } from '../../../commands/decide/decision-request.js';
import { slugPattern } from '../../../events/vocabulary/register-slug.js';
import { IssueReportBody } from '../../reports/issued/issue-report.body.js';
import { InputSchemas, type Schema } from './input-schemas.js';

/** The schema of a kind of change, by its name among the components. */
function nameOf({ command }: (typeof changeCatalogue)[number]): string {
  return `${command.name}Change`;
}

/** The schemas of what `POST …/decisions`, `POST /registers` and `POST …/issued-reports` take. */
export function decisionSchemas(): Record<string, Schema> {
  const inputs = new InputSchemas();
  const changes = Object.fromEntries(
    changeCatalogue.map((entry) => [nameOf(entry), changeSchema(entry, inputs.of(entry.command))]),
  );
  const request = inputs.of(DecisionRequest);
  inputs.of(IssueReportBody);
  const anyChange = {
    oneOf: changeCatalogue.map((entry) => ({ $ref: `#/components/schemas/${nameOf(entry)}` })),
    discriminator: {
      propertyName: 'kind',
      mapping: Object.fromEntries(
        changeCatalogue.map((entry) => [entry.kind, `#/components/schemas/${nameOf(entry)}`]),
      ),
    },
  };
  const decision: Schema = {
    ...request,
    properties: {
      ...request.properties,
      changes: { ...request.properties?.['changes'], items: { $ref: '#/components/schemas/Change' } },
    },
  };
  const opening: Schema = {
    ...decision,
    properties: { register: { type: 'string', pattern: slugPattern.source }, ...decision.properties },
    required: ['register', ...(decision.required ?? [])],
  };
  const commands = new Set(changeCatalogue.map(({ command }) => command.name));
  const parts = Object.entries(inputs.all).filter(([name]) => !commands.has(name));
  return {
    ...Object.fromEntries(parts),
    ...changes,
    Change: anyChange,
    DecisionRequest: decision,
    RegisterRequest: opening,
  };
}

function changeSchema({ kind, label, example }: (typeof changeCatalogue)[number], command: Schema): Schema {
  const { kind: _, ...properties } = command.properties ?? {};
  return {
    ...command,
    title: kind,
    description: `${label.en}; ${label.vi}`,
    properties: { kind: { type: 'string', enum: [kind] }, ...properties },
    example: { kind, ...example },
  };
}

/** A whole request for each kind of change. */
export function decisionExamples(): Record<string, { readonly summary: string; readonly value: object }> {
  return Object.fromEntries(
    changeCatalogue.map(({ kind, label, example }) => [
      kind,
      {
        summary: `${kind}: ${label.en}; ${label.vi}`,
        value: { decision: exampleDecision, changes: [{ kind, ...example }] },
      },
    ]),
  );
}

/** A whole request that opens a register: its kinds come with it. */
export function registerExample(): object {
  const changes = ['open-register', 'define-kinds', 'register'].map((kind) => ({
    kind,
    ...changeKindOf(kind)!.example,
  }));
  return { register: 'sample', decision: exampleDecision, changes };
}

/** A whole request that gives a report out. */
export function issuedReportExample(): object {
  const report = {
    definition: 'term',
    from: '2015-10-16',
    to: '2020-09-30',
    knownAt: '2020-10-23T17:00:00Z',
  };
  return { decision: { ...exampleDecision, type: 'BC' }, report };
}

const exampleDecision = {
  issuer: 'Đảng ủy Khối Mẫu',
  organ: 'Ban Thường vụ',
  type: 'QĐ',
  number: '12-QĐ/ĐUK',
  issuedOn: '2018-06-15',
  effectiveOn: '2018-07-01',
};

import 'reflect-metadata';
import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';
import { fingerprint } from '../events/canonical.js';
import type { Change } from './change.js';
import { changeKindNames, changeKindOf, type AnyChangeKind } from './catalogue.js';
import { DecisionRequest } from './decision.js';
import { Problems } from './problems.js';

/** A change as asked for, well-formed. */
export interface ReadChange {
  /** In the request, from 0. */
  readonly index: number;
  readonly kind: AnyChangeKind;
  readonly command: Change;
}

export interface ReadRequest {
  /** Undefined when its decision or acknowledgements are malformed. */
  readonly request: DecisionRequest | undefined;
  /** The well-formed changes. */
  readonly changes: readonly ReadChange[];
  /** Every text in the malformed changes: organizations they name may be missing because of them. */
  readonly malformed: ReadonlySet<string>;
}

/** Stands for what a request says: the same content, the same fingerprint, however it was spelt in Unicode. */
export function requestFingerprint(plain: unknown): string {
  return fingerprint(normalize(plain, '', new Problems()));
}

const strict = { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: true } as const;

/**
 * Reads a request as it came over the wire: texts are brought to Unicode NFC, every field is checked, unknown
 * fields are refused. Everything that is wrong is told, not only the first.
 */
export function readRequest(plain: unknown, problems: Problems): ReadRequest {
  const normal = normalize(plain, '', problems);
  const body = normal !== null && typeof normal === 'object' && !Array.isArray(normal) ? normal : {};
  const request = plainToInstance(DecisionRequest, body);
  const errors = validateSync(request, strict);
  for (const error of errors) tellShape(error, '', undefined, problems);
  const changes: ReadChange[] = [];
  const malformed = new Set<string>();
  const asked: unknown[] = Array.isArray(request.changes) ? request.changes : [];
  for (const [index, change] of asked.entries()) {
    const read = readChange(change, index, problems);
    if (read) changes.push(read);
    else collectTexts(change, malformed);
  }
  if (Array.isArray(request.changes) && asked.length === 0) {
    const params = { detail: 'a decision carries at least one change' };
    problems.add({
      code: 'invalid-field',
      severity: 'error',
      pointer: '/changes',
      organizationIds: [],
      params,
    });
  }
  return { request: errors.length === 0 ? request : undefined, changes, malformed };
}

function readChange(plain: unknown, index: number, problems: Problems): ReadChange | undefined {
  const pointer = `/changes/${index}`;
  const name = (plain as { kind?: unknown } | null)?.kind;
  const kind = typeof name === 'string' ? changeKindOf(name) : undefined;
  if (!kind) {
    problems.add({
      code: 'unknown-change-kind',
      severity: 'error',
      pointer: `${pointer}/kind`,
      change: index,
      organizationIds: [],
      params: { kind: String(name), known: changeKindNames.join(', ') },
    });
    return undefined;
  }
  const command = plainToInstance(kind.command, plain);
  const errors = validateSync(command, strict);
  for (const error of errors) tellShape(error, pointer, index, problems);
  return errors.length === 0 ? { index, kind, command } : undefined;
}

function tellShape(error: ValidationError, at: string, change: number | undefined, problems: Problems): void {
  const pointer = `${at}/${error.property.replaceAll('~', '~0').replaceAll('/', '~1')}`;
  for (const detail of Object.values(error.constraints ?? {})) {
    problems.add({
      code: 'invalid-field',
      severity: 'error',
      pointer,
      change,
      organizationIds: [],
      params: { detail },
    });
  }
  for (const child of error.children ?? []) tellShape(child, pointer, change, problems);
}

// Control characters but tab, line feed and carriage return; PostgreSQL stores no NUL, and no reader wants the others.
// eslint-disable-next-line no-control-regex
const unstorable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

function normalize(value: unknown, pointer: string, problems: Problems): unknown {
  if (typeof value === 'string') {
    if (!value.isWellFormed() || unstorable.test(value)) {
      const change = /^\/changes\/(\d+)/.exec(pointer)?.[1];
      problems.add({
        code: 'invalid-text',
        severity: 'error',
        pointer,
        change: change === undefined ? undefined : Number(change),
        organizationIds: [],
        params: {},
      });
    }
    return value.normalize('NFC');
  }
  if (Array.isArray(value)) return value.map((item, i) => normalize(item, `${pointer}/${i}`, problems));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key.normalize('NFC'),
      normalize(item, `${pointer}/${key}`, problems),
    ]),
  );
}

function collectTexts(value: unknown, into: Set<string>): void {
  if (typeof value === 'string') into.add(value);
  else if (typeof value === 'object' && value !== null) {
    for (const item of Object.values(value)) collectTexts(item, into);
  }
}

import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';
import { fingerprint } from '../../events/definition/canonical.js';
import { message, type Message } from '../../events/messages/message.js';
import { fieldMessages } from '../../events/vocabulary/field-messages.js';
import { isCalendarDate } from '../../events/vocabulary/validation.js';
import type { Change } from '../kinds/change.js';
import { changeKindNames, changeKindOf, type AnyChangeKind } from '../kinds/change-catalogue.js';
import { DecisionRequest } from './decision-request.js';
import { Problems } from '../problems/problems.js';
import { wellFormed } from './well-formed.js';

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
  /** When its changes take effect; known even when something else of the decision is malformed. */
  readonly effectiveOn: string | undefined;
  /** What was sent, in Unicode NFC. */
  readonly normal: unknown;
  /** The well-formed changes. */
  readonly changes: readonly ReadChange[];
  /** Every text in the malformed changes: organizations they name may be missing because of them. */
  readonly malformed: ReadonlySet<string>;
}

/** Stands for what a request says: the same content, the same fingerprint, however it was spelt in Unicode. */
export function requestFingerprint(plain: unknown): string {
  return fingerprint(normalized(plain, new Problems()));
}

const strict = { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: true } as const;

/**
 * Reads a request as it came over the wire: texts are brought to Unicode NFC, every field is checked, unknown
 * fields are refused. Everything that is wrong is reported, not only the first.
 */
export function readRequest(plain: unknown, problems: Problems): ReadRequest {
  const normal = normalized(plain, problems);
  const whole = isObject(normal) ? normal : {};
  const { decision, changes: asked } = whole;
  // What the changes say is read one by one below: here only their number counts.
  const listed = Array.isArray(asked) ? asked.map(() => null) : asked;
  const request = readShape(DecisionRequest, { ...whole, changes: listed }, '', problems);
  const effectiveOn = isObject(decision) ? decision['effectiveOn'] : undefined;
  const changes: ReadChange[] = [];
  const malformed = new Set<string>();
  for (const [index, change] of (Array.isArray(asked) ? (asked as unknown[]) : []).entries()) {
    const read = readChange(change, index, problems);
    if (read) changes.push(read);
    else collectTexts(change, malformed);
  }
  return {
    request,
    effectiveOn: isCalendarDate(effectiveOn) ? effectiveOn : undefined,
    normal,
    changes,
    malformed,
  };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Reads one change. What is wrong is reported.
 * @param pointer where it stands in the request
 */
export function readChange(
  plain: unknown,
  index: number,
  problems: Problems,
  pointer = `/changes/${index}`,
): ReadChange | undefined {
  const name = isObject(plain) ? plain['kind'] : undefined;
  const kind = typeof name === 'string' ? changeKindOf(name) : undefined;
  if (!kind) {
    problems.add({
      code: 'unknown-change-kind',
      severity: 'error',
      pointer: `${pointer}/kind`,
      change: index,
      organizationIds: [],
      params: { kind: typeof name === 'string' ? name : '–', known: changeKindNames.join(', ') },
    });
    return undefined;
  }
  const command = readShape(kind.command, plain, pointer, problems, index);
  return command && { index, kind, command };
}

/**
 * An instance of a class, well-formed; undefined, and everything that is wrong is reported, when it is not.
 * @param change the index of the change that it belongs to
 */
export function readShape<Shape extends object>(
  type: new () => Shape,
  plain: unknown,
  pointer: string,
  problems: Problems,
  change?: number,
): Shape | undefined {
  const asked = isObject(plain) ? plain : {};
  const shape = wellFormed(type, asked);
  if (shape) return shape;
  const instance = plainToInstance(type, asked);
  const errors = validateSync(instance, strict);
  for (const error of errors) reportShape(error, pointer, change, problems);
  return errors.length === 0 ? instance : undefined;
}

/** One problem for each field that is wrong, whatever the number of rules that it breaks. */
function reportShape(
  error: ValidationError,
  at: string,
  change: number | undefined,
  problems: Problems,
): void {
  const pointer = `${at}/${escaped(error.property)}`;
  const constraints = error.constraints ?? {};
  const details = fieldMessages(error);
  if (details.length > 0) reportField(details, pointer, change, problems);
  // Nothing can be said of what is inside a thing of another shape.
  if (['isObject', 'isArray', 'nestedValidation'].some((rule) => rule in constraints)) return;
  for (const child of error.children ?? []) reportShape(child, pointer, change, problems);
}

function reportField(
  details: readonly Message[],
  pointer: string,
  change: number | undefined,
  problems: Problems,
): void {
  problems.add({
    code: 'invalid-field',
    severity: 'error',
    pointer,
    change,
    organizationIds: [],
    params: {},
    details,
  });
}

/** A key as a token of a JSON Pointer (RFC 6901). */
function escaped(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}

// Control characters but tab, line feed and carriage return; PostgreSQL stores no NUL, and no reader wants the others.
// eslint-disable-next-line no-control-regex
const unstorable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

/** Deeper than anything that a request may hold. */
const maxDepth = 32;

/** JSON with its texts in Unicode NFC. What can't be stored is reported, and left out. */
function normalized(plain: unknown, problems: Problems): unknown {
  return isNormal(plain) ? plain : normalize(plain, '', problems);
}

/** True when `normalize` would make the same of a value, and tell nothing. */
function isNormal(value: unknown, depth = 0): boolean {
  if (typeof value === 'string') return isNormalText(value);
  if (typeof value !== 'object' || value === null) return true;
  if (depth > maxDepth) return false;
  if (Array.isArray(value)) return value.every((item) => isNormal(item, depth + 1));
  if (Object.getPrototypeOf(value) !== Object.prototype) return false;
  for (const key of Object.keys(value)) {
    if (key in Object.prototype || !isNormalText(key)) return false;
    if (!isNormal((value as Record<string, unknown>)[key], depth + 1)) return false;
  }
  return true;
}

const asciiText = /^[\t\n\r -~]*$/;

function isNormalText(text: string): boolean {
  return (
    asciiText.test(text) || (text.isWellFormed() && !unstorable.test(text) && text.normalize('NFC') === text)
  );
}

function normalize(value: unknown, pointer: string, problems: Problems, depth = 0): unknown {
  if (typeof value === 'string') {
    if (!value.isWellFormed() || unstorable.test(value)) {
      const change = changeAt(pointer);
      problems.add({
        code: 'invalid-text',
        severity: 'error',
        pointer,
        change,
        organizationIds: [],
        params: {},
      });
    }
    return value.toWellFormed().normalize('NFC');
  }
  if (typeof value !== 'object' || value === null) return value;
  if (depth > maxDepth) {
    reportField([message('field.too-deep')], pointer, changeAt(pointer), problems);
    return null;
  }
  const inner = (key: string | number, item: unknown) =>
    normalize(item, `${pointer}/${typeof key === 'string' ? escaped(key) : key}`, problems, depth + 1);
  if (Array.isArray(value)) return value.map((item, i) => inner(i, item));
  const normal: Record<string, unknown> = {};
  for (const [key, item] of Object.entries(value)) {
    // Every object has such keys already: what is asked under them would be lost without a word.
    if (key in Object.prototype) {
      const at = `${pointer}/${escaped(key)}`;
      reportField([message('field.unknown', { property: key })], at, changeAt(at), problems);
    } else {
      normal[key.normalize('NFC')] = inner(key, item);
    }
  }
  return normal;
}

/** The index of the change that a pointer leads into. */
function changeAt(pointer: string): number | undefined {
  const index = /^\/changes\/(\d+)/.exec(pointer)?.[1];
  return index === undefined ? undefined : Number(index);
}

/** Every text in a value. */
export function collectTexts(value: unknown, into: Set<string>): void {
  if (typeof value === 'string') into.add(value);
  else if (typeof value === 'object' && value !== null) {
    for (const item of Object.values(value)) collectTexts(item, into);
  }
}

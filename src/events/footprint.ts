import { effectsOf, isEvent, namedBy, treatmentsOf } from './catalogue.js';
import { classificationDefined } from './classification-defined.js';
import { decisionIssued } from './decision-issued.js';
import type { NewEvent } from './envelope.js';
import { instrumentKey } from './instrument.js';
import { registerOpened } from './register-opened.js';
import { reportDefined } from './report-defined.js';
import { traceOf, type Trace } from './timeline.js';

/**
 * What must be known of a recorded event for the event itself to be left alone until it is asked for. Plain JSON,
 * short: there is one for each event of a register.
 */
export type Footprint = DecisionFootprint | ChangeFootprint | WholeFootprint;

/** A decision, whole: nothing else is ever asked of its event. */
export type DecisionFootprint = readonly [
  what: 'decision',
  decisionId: string,
  changes: number,
  effectiveOn: string,
  fingerprint: string,
  instrumentKey: string,
  recordedAt: string,
];

/** A change: whom it touches, what it is found by, and whom it only names. */
export type ChangeFootprint = readonly [
  what: 'change',
  touched: Trace['touched'],
  under: Trace['under'],
  coded: Trace['coded'],
  named: Trace['named'],
  naming: readonly string[],
];

/** An event that is needed as it is: a definition, or what treats other changes. */
export type WholeFootprint = readonly [what: 'whole'];

export function footprintOf(event: NewEvent): Footprint {
  if (isEvent(event, decisionIssued)) {
    const { instrument, fingerprint, changes } = event.data;
    const { decisionId, recordedAt } = event.metadata;
    const key = instrumentKey(instrument);
    return ['decision', decisionId, changes, instrument.effectiveOn, fingerprint, key, recordedAt];
  }
  if (defining.has(event.type) || treatmentsOf(event).length > 0) return ['whole'];
  const { touched, under, coded, named } = traceOf(effectsOf(event));
  return ['change', touched, under, coded, named, [...namedBy(event)]];
}

const defining = new Set<string>([registerOpened.type, classificationDefined.type, reportDefined.type]);

import type { StatedMeasure } from '../../events/types/change-data.js';
import { list } from '../problems/list.js';
import { PlacedChange } from './placed-change.js';

/** A change whose kinds, schemes and measures are checked by the classification of its date. */
export class ClassifiedChange extends PlacedChange {
  /** Reports an error when the register has no such kind on the date, or no kinds at all. */
  kindKnown(kind: string, field: string): void {
    if (!this.state.classificationOn(this.on)) {
      this.error('no-classification', field, [], { on: this.on });
      return;
    }
    const known = this.classification.kinds.map(({ code }) => code);
    if (!known.includes(kind))
      this.error('unknown-kind', field, [], { kind, on: this.on, known: list(known) });
  }

  schemeKnown(scheme: string, field: string): void {
    const known = (this.classification.schemes ?? []).map(({ code }) => code);
    if (!known.includes(scheme)) {
      this.error('unknown-scheme', field, [], { scheme, on: this.on, known: list(known) });
    }
  }

  /** The type of a measure; undefined, and an error is reported, when the register has no such measure. */
  measureKnown(measure: string, field: string): 'stock' | 'flow' | undefined {
    const known = this.classification.measures ?? [];
    const type = known.find(({ code }) => code === measure)?.type;
    if (!type) {
      const codes = list(known.map(({ code }) => code));
      this.error('unknown-measure', field, [], { measure, on: this.on, known: codes });
    }
    return type;
  }

  /** Measures stated with a change are stocks as of its date. */
  measuresKnown(facts: readonly StatedMeasure[], field: string): void {
    for (const [i, { measure }] of facts.entries()) {
      if (this.measureKnown(measure, `${field}/${i}/measure`) === 'flow') {
        this.error('period-needed', `${field}/${i}`, [], { measure });
      }
    }
  }

  /** Warns of a measure that lies outside of what the rules ask of a kind. */
  weighSize(organizationId: string, kind: string, facts: readonly StatedMeasure[], field: string): void {
    for (const { measure, value } of facts) {
      for (const rule of this.classification.sizes ?? []) {
        if (rule.measure !== measure || !rule.kinds.includes(kind)) continue;
        const { min = 0, max = Infinity } = rule;
        if (value >= min && value <= max) continue;
        const range = max === Infinity ? `≥ ${min}` : `${min}–${max}`;
        this.warn('size', field, [organizationId], {
          organization: organizationId,
          kind,
          measure,
          value,
          range,
        });
      }
    }
  }
}

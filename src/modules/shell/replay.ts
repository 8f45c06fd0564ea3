import { effectsOf } from '../../events/catalogue.js';
import type { Effect } from '../../events/effect.js';
import type { RecordedEvent } from '../../events/envelope.js';
import { changeRef } from '../../events/history.js';
import { Timeline } from '../../events/timeline.js';

/** What one event did. */
export interface ReplayStep {
  readonly revision: number;
  readonly recordedAt: string;
  readonly effectiveOn: string;
  readonly type: string;
  readonly decisionId: string;
  readonly index: number;
  readonly effects: readonly Effect[];
}

/** Folds events that are handed over one by one, in any order, and keeps the names that people know. */
export class Replay {
  readonly #timeline = new Timeline();
  readonly #names = new Map<string, string>();
  #lastDate = '';

  apply(event: RecordedEvent): ReplayStep {
    const { revision, type, metadata } = event;
    const { recordedAt, effectiveOn, decisionId, index } = metadata;
    const effects = effectsOf(event);
    this.#timeline.apply(changeRef(event, revision), effects);
    if (effectiveOn > this.#lastDate) this.#lastDate = effectiveOn;
    for (const effect of effects) {
      if (effect.effect === 'opened' || effect.effect === 'renamed')
        this.#names.set(effect.organizationId, effect.name);
    }
    return { revision, recordedAt, effectiveOn, type, decisionId, index, effects };
  }

  /** One event in one line, and its effects, at most five, in one each. */
  describe({ revision, recordedAt, effectiveOn, type, decisionId, index, effects }: ReplayStep): string {
    const head = `${String(revision).padStart(7)}  ${recordedAt}  ${effectiveOn}  ${type}  ${decisionId}#${index}`;
    const shown = effects.slice(0, 5).map((effect) => `         ${this.#describeEffect(effect)}`);
    const more = effects.length > 5 ? [`         … and ${effects.length - 5} more`] : [];
    return [head, ...shown, ...more].join('\n');
  }

  /** Live organizations by kind at the end of the last date that was replayed. */
  stock(): Record<string, number> {
    const stock: Record<string, number> = {};
    for (const id of this.#timeline.ids()) {
      const kind = this.#timeline.stateOn(id, this.#lastDate)?.kind;
      if (kind !== undefined) stock[kind] = (stock[kind] ?? 0) + 1;
    }
    return Object.fromEntries(Object.entries(stock).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  }

  #describeEffect(effect: Effect): string {
    const who = this.#called(effect.organizationId);
    switch (effect.effect) {
      case 'opened':
        return `+ ${who} · ${effect.kind} under ${this.#called(effect.parentId)} (${effect.as})`;
      case 'closed':
        return `- ${who} (${effect.as})`;
      case 'renamed':
        return `~ ${effect.organizationId} is now "${effect.name}"`;
      case 'moved':
        return `> ${who} to ${this.#called(effect.parentId)}${effect.as === 'consequential' ? ' (along)' : ''}`;
      case 'reclassified':
        return `^ ${who} is now ${effect.kind} (${effect.as})`;
      case 'coded':
        return `# ${who} has ${effect.scheme} ${effect.value ?? '–'}`;
      case 'authorized':
        return `! ${who} ${effect.held ? 'holds' : 'no longer holds'} ${effect.authority}`;
      case 'assigned':
        return `! ${who} ${effect.role ? `is ${effect.role} of` : 'has no part in'} ${effect.function}`;
      case 'succeeded':
        return `= ${who} lives on in ${this.#called(effect.successorId)}`;
      default:
        return effect satisfies never;
    }
  }

  #called(id: string | null): string {
    if (id === null) return 'the root';
    const name = this.#names.get(id);
    return name === undefined || name === id ? id : `${id} "${name}"`;
  }
}

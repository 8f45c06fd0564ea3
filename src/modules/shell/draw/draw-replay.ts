import { changeAnnulled } from '../../../events/types/change-annulled.js';
import type { Effect } from '../../../events/vocabulary/effect.js';
import type { Language } from '../../../commands/problems/problem.js';
import { changeStandingWord } from '../../queries/rectifications/rectification-words.js';
import type { ReplayedContent, ReplayStep, RectifiedStep } from '../replay.js';

/** Writes the steps of a replay, and keeps the names that people know. */
export class ReplayText {
  readonly #names = new Map<string, string>();

  constructor(private readonly language: Language) {}

  /** One event in one line, and its effects, at most five, in one each; `✗` before those that are no more. */
  describe(step: ReplayStep): string {
    const { revision, recordedAt, effectiveOn, type, decisionId, index, effects, standing, reason } = step;
    for (const effect of named(step)) this.#names.set(effect.organizationId, effect.name);
    const head = `${String(revision).padStart(7)}  ${recordedAt}  ${effectiveOn}  ${type}  ${decisionId}#${index}`;
    const annulled = standing === 'annulled';
    return [
      standing === 'as-recorded' ? head : `${head}  [${this.#standing(step)}]`,
      ...(reason === null ? [] : [`         "${reason.replaceAll(/\s+/g, ' ')}"`]),
      ...this.#effects(effects, annulled ? '         ✗ ' : '         '),
      ...atMostFive(step.rectified, (rectified) => this.#rectified(rectified), '         '),
    ].join('\n');
  }

  /** `restored: d3#1, ✗ d5#1, ✗ d7#1`, by what; `✗` before annulments. */
  #standing({ standing, rectifiedBy }: ReplayStep): string {
    const by = rectifiedBy.map(({ decisionId, index, type }) =>
      type === changeAnnulled.type ? `✗ ${decisionId}#${index}` : `${decisionId}#${index}`,
    );
    return `${changeStandingWord(standing, this.language)}: ${by.join(', ')}`;
  }

  #rectified({ decisionId, index, type, before, after }: RectifiedStep): string[] {
    const dates = [before, after].map((content) => content?.effectiveOn ?? '✗');
    const date = dates[0] === dates[1] ? dates[0] : dates.join(' → ');
    const side = (content: ReplayedContent | null, mark: string) =>
      this.#effects(content?.effects ?? [], `           ${mark} `);
    return [`         ${decisionId}#${index}  ${type}  ${date}`, ...side(before, '✗'), ...side(after, '✓')];
  }

  #effects(effects: readonly Effect[], indent: string): string[] {
    return atMostFive(effects, (effect) => [`${indent}${this.#describe(effect)}`], indent);
  }

  #describe(effect: Effect): string {
    const who = this.#called(effect.organizationId);
    switch (effect.effect) {
      case 'opened':
        return `+ ${calledBy(effect.organizationId, effect.name)} · ${effect.kind} under ${this.#called(effect.parentId)} (${effect.as})`;
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
    return calledBy(id, this.#names.get(id));
  }
}

function calledBy(id: string, name: string | undefined): string {
  return name === undefined || name === id ? id : `${id} "${name}"`;
}

/** The effects of a step that give names, the last word on each last. */
function named({ effects, rectified }: ReplayStep) {
  return [...effects, ...rectified.flatMap(({ after }) => after?.effects ?? [])].filter(
    (effect) => 'name' in effect,
  );
}

function atMostFive<Item>(
  items: readonly Item[],
  lines: (item: Item) => readonly string[],
  indent: string,
): string[] {
  const more = items.length > 5 ? [`${indent}… and ${items.length - 5} more`] : [];
  return [...items.slice(0, 5).flatMap(lines), ...more];
}

import { message, type Message } from '../../../events/messages/message.js';
import { format, text } from '../../../events/messages/format.js';
import { changeAnnulled } from '../../../events/types/change-annulled.js';
import type { Effect } from '../../../events/vocabulary/effect.js';
import type { Language } from '../../../events/messages/language.js';
import { withStatement } from '../../presentation/date-words.js';
import { changeStandingWord } from '../../queries/rectifications/rectification-words.js';
import type { ReplayedContent, ReplayStep, RectifiedStep } from '../replay.js';

/** Writes the steps of a replay, and keeps the names that people know. */
export class ReplayText {
  readonly #names = new Map<string, string>();

  constructor(private readonly language: Language) {}

  /** One event in one line, and its effects, at most five, in one each; `✗` before those that are no more. */
  describe(step: ReplayStep): string {
    const { revision, recordedAt, type, decisionId, index, effects, standing, reason } = step;
    for (const effect of named(step)) this.#names.set(effect.organizationId, effect.name);
    const head = `${String(revision).padStart(7)}  ${recordedAt}  ${this.#date(step)}  ${type}  ${decisionId}#${index}`;
    const annulled = standing === 'annulled';
    return [
      standing === 'as-recorded' ? head : `${head}  [${this.#standing(step)}]`,
      ...(reason === null ? [] : [`         "${reason.replaceAll(/\s+/g, ' ')}"`]),
      ...this.#effects(effects, annulled ? '         ✗ ' : '         '),
      ...this.#atMostFive(step.rectified, (rectified) => this.#rectified(rectified), '         '),
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
    const dates = [before, after].map((content) => (content ? this.#date(content) : '✗'));
    const date = dates[0] === dates[1] ? dates[0] : dates.join(' → ');
    const side = (content: ReplayedContent | null, mark: string) =>
      this.#effects(content?.effects ?? [], `           ${mark} `);
    return [`         ${decisionId}#${index}  ${type}  ${date}`, ...side(before, '✗'), ...side(after, '✓')];
  }

  #date({ effectiveOn, dateStated }: Pick<ReplayedContent, 'effectiveOn' | 'dateStated'>): string {
    return withStatement(effectiveOn, dateStated, this.language);
  }

  #effects(effects: readonly Effect[], indent: string): string[] {
    return this.#atMostFive(effects, (effect) => [`${indent}${this.#describe(effect)}`], indent);
  }

  #describe(effect: Effect): string {
    return format(this.#messageOf(effect), this.language);
  }

  #messageOf(effect: Effect): Message {
    const organization = this.#called(effect.organizationId);
    switch (effect.effect) {
      case 'opened': {
        const { kind, as: how } = effect;
        const opened = calledBy(effect.organizationId, effect.name);
        return message('step.opened', {
          organization: opened,
          kind,
          how,
          parent: this.#called(effect.parentId),
        });
      }
      case 'closed':
        return message('step.closed', { organization, how: effect.as });
      case 'renamed':
        return message('step.renamed', { organization: effect.organizationId, name: effect.name });
      case 'moved': {
        const values = { organization, parent: this.#called(effect.parentId) };
        return effect.as === 'consequential'
          ? message('step.moved-along', values)
          : message('step.moved', values);
      }
      case 'reclassified':
        return message('step.reclassified', { organization, kind: effect.kind, how: effect.as });
      case 'coded':
        return message('step.coded', { organization, scheme: effect.scheme, value: effect.value ?? '–' });
      case 'authorized':
        return message(effect.held ? 'step.authorized' : 'step.unauthorized', {
          organization,
          authority: effect.authority,
        });
      case 'assigned': {
        const { role, function: task } = effect;
        return role
          ? message('step.assigned', { organization, role, function: task })
          : message('step.unassigned', { organization, function: task });
      }
      case 'succeeded':
        return message('step.succeeded', { organization, successor: this.#called(effect.successorId) });
      default:
        return effect satisfies never;
    }
  }

  #atMostFive<Item>(
    items: readonly Item[],
    lines: (item: Item) => readonly string[],
    indent: string,
  ): string[] {
    const rest = items.length - 5;
    const more = rest > 0 ? [`${indent}${text(this.language, 'step.more', { count: rest })}`] : [];
    return [...items.slice(0, 5).flatMap(lines), ...more];
  }

  #called(id: string | null): string {
    if (id === null) return text(this.language, 'step.root');
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

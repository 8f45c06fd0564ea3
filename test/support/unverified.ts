import { Annul } from '../../src/commands/kinds/annul.js';
import { ChangeContext } from '../../src/commands/kinds/change-context.js';
import { Correct } from '../../src/commands/kinds/correct.js';
import { mergePatch } from '../../src/commands/decide/merge-patch.js';
import { Problems } from '../../src/commands/problems/problems.js';
import { readChange, readRequest, type ReadChange } from '../../src/commands/decide/read-request.js';
import { wholeChangeOf } from '../../src/commands/kinds/asked-for.js';
import { RectifiedChanges, type Correctable } from '../../src/commands/decide/rectified-changes.js';
import { contentOf, type Rectification } from '../../src/events/types/change-rectified.js';
import type { NewEvent } from '../../src/events/definition/envelope.js';
import type { RegisterState } from '../../src/events/register/register-state.js';

interface Placed {
  readonly asked: ReadChange;
  /** What is decided: what is asked for, or what corrects. */
  readonly read: ReadChange;
  readonly corrects?: Correctable;
  readonly effectiveOn: string;
  readonly effectiveSequence: number;
  readonly revision: number;
}

/**
 * The events that a request would become if only the change kinds had a say, and no rule were verified; undefined
 * when a change kind refuses, or a parent or a successor is named that nobody knows.
 */
export function unverified(state: RegisterState, plain: unknown): NewEvent[] | undefined {
  const problems = new Problems();
  const { changes, request } = readRequest(plain, problems);
  const decidedOn = request!.decision.effectiveOn;
  const rectified = new RectifiedChanges(state, problems);
  const events: NewEvent[] = [];
  const named: string[] = [];
  const undo: (() => void)[] = [];
  const record = (index: number, type: string, data: unknown, at: { on: string; sequence: number }) => {
    const event = eventOf(index, type, data, at);
    events.push(event);
    return event;
  };
  const placed: Placed[] = [];
  try {
    for (const asked of changes) {
      const { command, index } = asked;
      if (command instanceof Annul) {
        const all = rectified.annul(command, index);
        if (!all) return undefined;
        const data = { target: command.target, treated: all };
        undo.push(state.apply(record(index, 'ChangeAnnulled', data, { on: decidedOn, sequence: 0 })));
      } else if (command instanceof Correct) {
        const corrects = rectified.correct(command, index);
        if (!corrects) return undefined;
        const whole = mergePatch(wholeChangeOf(corrects.before), command.patch);
        const read = readChange(whole, index, problems);
        if (!read) return undefined;
        const { effectiveOn, effectiveSequence } = read.command;
        const place = { effectiveOn: effectiveOn!, effectiveSequence: effectiveSequence ?? 0 };
        placed.push({ asked, read, corrects, ...place, revision: corrects.revision });
        undo.push(state.withdraw(corrects.revision, corrects.before));
      } else {
        const { effectiveOn = decidedOn, effectiveSequence = 0 } = command;
        placed.push({ asked, read: asked, effectiveOn, effectiveSequence, revision: 1e9 });
      }
    }
    placed.sort((a, b) =>
      a.effectiveOn < b.effectiveOn
        ? -1
        : a.effectiveOn > b.effectiveOn
          ? 1
          : a.effectiveSequence - b.effectiveSequence || a.revision - b.revision,
    );
    for (const { asked, read, corrects, effectiveOn, effectiveSequence } of placed) {
      const { index } = asked;
      const revision = corrects ? corrects.revision : state.revision + 1;
      // Made ids differ from those of the decision: no rule looks at them.
      const eventId = `a3f1c1de-0b56-5a0e-9d6c-${String(state.revision * 1000 + index).padStart(12, '0')}`;
      const place = { effectiveOn, effectiveSequence, revision };
      const context = new ChangeContext(state, place, index, eventId, problems, {
        corrects: corrects?.before,
      });
      const data = read.kind.decide(read.command, context);
      named.push(...context.parents.map(({ parentId }) => parentId));
      named.push(...context.successors.map(({ organizationId }) => organizationId));
      if (!data || context.failed) return undefined;
      const at = { on: effectiveOn, sequence: effectiveSequence };
      if (!corrects) {
        undo.push(state.apply(record(index, read.kind.event.type, data, at)));
        continue;
      }
      const after = contentOf(eventOf(index, read.kind.event.type, data, at));
      const rectification: Rectification = { ...corrects, after };
      if (JSON.stringify(after) === JSON.stringify(corrects.before)) return undefined;
      const payload = { target: (asked.command as Correct).target, treated: [rectification] };
      undo.push(state.apply(record(index, 'ChangeCorrected', payload, { on: decidedOn, sequence: 0 })));
    }
    if (!named.every((id) => state.timeline.has(id))) return undefined;
  } finally {
    for (const step of undo.reverse()) step();
  }
  return events.sort((a, b) => a.metadata.index - b.metadata.index);
}

function eventOf(index: number, type: string, data: unknown, at: { on: string; sequence: number }): NewEvent {
  return {
    id: `${index}`,
    type,
    data: JSON.parse(JSON.stringify(data)) as unknown,
    metadata: {
      register: 'sample',
      schemaVersion: 1,
      decisionId: 'unverified',
      index: index + 1,
      effectiveOn: at.on,
      effectiveSequence: at.sequence,
      recordedAt: '2020-01-01T00:00:00.000Z',
      actor: 'test',
      correlationId: 'c',
      causationId: 'c',
    },
  };
}

import { ChangeContext } from '../../src/commands/change-context.js';
import { Problems } from '../../src/commands/problems.js';
import { readRequest } from '../../src/commands/read-request.js';
import type { NewEvent } from '../../src/events/envelope.js';
import type { RegisterState } from '../../src/events/register-state.js';

/**
 * The events that a request would become if only the change kinds had a say, and no rule were verified; undefined
 * when a change kind refuses, or a parent is named that nobody knows.
 */
export function unverified(state: RegisterState, plain: unknown): NewEvent[] | undefined {
  const problems = new Problems();
  const { changes, request } = readRequest(plain, problems);
  const events: NewEvent[] = [];
  const parents: string[] = [];
  const undo: (() => void)[] = [];
  try {
    const placed = changes.map((change) => ({
      ...change,
      on: change.command.effectiveOn ?? request!.decision.effectiveOn,
      sequence: change.command.effectiveSequence ?? 0,
    }));
    placed.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.sequence - b.sequence));
    for (const { index, kind, command, on, sequence } of placed) {
      const place = { effectiveOn: on, effectiveSequence: sequence, revision: state.revision + 1 };
      // Made ids differ from those of the decision: no rule looks at them.
      const eventId = `a3f1c1de-0b56-5a0e-9d6c-${String(state.revision * 1000 + index).padStart(12, '0')}`;
      const context = new ChangeContext(state, place, index, eventId, problems);
      const data = kind.decide(command, context);
      parents.push(...context.parents.map(({ parentId }) => parentId));
      if (!data || context.failed) return undefined;
      const event = {
        id: `${index}`,
        type: kind.event.type,
        data: JSON.parse(JSON.stringify(data)) as unknown,
        metadata: {
          register: 'sample',
          schemaVersion: 1,
          decisionId: 'unverified',
          index: index + 1,
          effectiveOn: on,
          effectiveSequence: sequence,
          recordedAt: '2020-01-01T00:00:00.000Z',
          actor: 'test',
          correlationId: 'c',
          causationId: 'c',
        },
      };
      events.push(event);
      undo.push(state.apply(event));
    }
    if (!parents.every((id) => state.timeline.has(id))) return undefined;
  } finally {
    for (const step of undo.reverse()) step();
  }
  return events.sort((a, b) => a.metadata.index - b.metadata.index);
}

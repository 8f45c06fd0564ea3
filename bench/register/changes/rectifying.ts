import type { Draw } from '../drawing.js';

export const correct: Draw = ({ past, decision, dice }) => {
  const found = past.correctable(decision);
  if (!found) return undefined;
  const { change, patch } = found;
  const { decisionId, change: number } = change;
  return {
    kind: 'correct',
    target: { decisionId, change: number },
    by: dice.of(['issuer', 'register']),
    reason: 'A slip of the pen',
    patch,
  };
};

export const annul: Draw = ({ past, decision, dice }) => {
  const change = past.annullable(decision);
  if (!change) return undefined;
  change.undo!(decision);
  return {
    kind: 'annul',
    target: { decisionId: change.decisionId, change: change.change },
    reason: dice.of(['Issued without competence', 'Void from the start']),
  };
};

import type { EntityManager } from 'typeorm';
import type { Entry } from '../../events/register/history.js';
import type { Batch } from '../fold/batch.js';
import { KnownRows } from '../rows/known-rows.js';
import type { Projection } from '../projection.js';
import { knownFrom } from '../fold/whole-decision.js';
import { effectKey, entryRow } from './entry-row.js';
import { HeldVersions } from './held-versions.js';
import { changedTransitions, transitionRow } from './transition-row.js';
import { changedVersions } from './version-row.js';
import { StoredVersions, type VersionRows } from './version-rows.js';

/** Every organization's effects, versions and transitions on both axes of time. */
export const timelineProjection: Projection = {
  name: 'timeline',
  version: 1,
  tables: ['organization_entry', 'organization_version', 'organization_transition'],
  dependsOn: [],

  apply: (batch, transaction) => apply(batch, transaction, new StoredVersions()),

  build() {
    const versions = new HeldVersions();
    return {
      apply: (batch, transaction) => apply(batch, transaction, versions),
      heldBack: (histories) => versions.rest(histories),
    };
  },
};

async function apply(batch: Batch, transaction: EntityManager, versions: VersionRows): Promise<void> {
  const entries = new KnownRows('organization_entry', effectKey);
  const transitions = new KnownRows('organization_transition', effectKey);
  for (const { decision, steps } of batch.folds()) {
    const { register } = decision;
    const known = knownFrom(decision);
    for (const { organizationId, removed, added, before, after } of steps) {
      const subject = { register, organization_id: organizationId };
      const keyOf = ({ change, ordinal }: Entry) => ({ ...subject, revision: change.revision, ordinal });
      for (const entry of removed) entries.close(keyOf(entry), known);
      for (const entry of added) entries.open(entryRow(subject, entry, known));
      const version = changedVersions(before.versions, after.versions);
      for (const closed of version.closed) versions.close(subject, closed, known);
      for (const opened of version.opened) versions.open(subject, opened, known);
      const transition = changedTransitions(before.entries, after.entries);
      for (const entry of transition.closed) transitions.close(keyOf(entry), known);
      for (const opened of transition.opened) transitions.open(transitionRow(subject, opened, known));
    }
  }
  await entries.write(transaction);
  await versions.write(transaction);
  await transitions.write(transaction);
}

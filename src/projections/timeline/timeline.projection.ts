import type { EntityManager } from 'typeorm';
import type { Batch } from '../batch.js';
import type { Projection } from '../projection.js';
import { insertRows } from '../rows.js';
import { knownFrom } from '../whole-decision.js';
import { entryRow } from './entry-row.js';
import { HeldVersions } from './held-versions.js';
import { KnownRows } from './known-rows.js';
import { changedTransitions, transitionKey, transitionRow } from './transition-row.js';
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
  const entries = [];
  const transitions = new KnownRows('organization_transition', transitionKey);
  for (const { decision, steps } of batch.folds()) {
    const { register } = decision;
    const known = knownFrom(decision);
    for (const { organizationId, added, before, after } of steps) {
      const subject = { register, organization_id: organizationId };
      for (const entry of added) entries.push(entryRow(subject, entry, known));
      const version = changedVersions(before.versions, after.versions);
      for (const closed of version.closed) versions.close(subject, closed, known);
      for (const opened of version.opened) versions.open(subject, opened, known);
      const transition = changedTransitions(before.entries, after.entries);
      for (const { change, ordinal } of transition.closed) {
        transitions.close({ ...subject, revision: change.revision, ordinal }, known);
      }
      for (const opened of transition.opened) transitions.open(transitionRow(subject, opened, known));
    }
  }
  await insertRows(transaction, 'organization_entry', entries);
  await versions.write(transaction);
  await transitions.write(transaction);
}

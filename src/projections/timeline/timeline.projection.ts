import type { EntityManager } from 'typeorm';
import type { Batch } from '../batch.js';
import type { Projection } from '../projection.js';
import { insertRows } from '../rows.js';
import { knownFrom } from '../whole-decision.js';
import { entryRow } from './entry-row.js';
import { KnownRows } from './known-rows.js';
import { changedTransitions, transitionKey, transitionRow } from './transition-row.js';
import { changedVersions, versionKey, versionRow } from './version-row.js';

/** Every organization's effects, versions and transitions on both axes of time. */
export const timelineProjection: Projection = {
  name: 'timeline',
  version: 1,
  tables: ['organization_entry', 'organization_version', 'organization_transition'],
  dependsOn: [],

  async apply(batch: Batch, transaction: EntityManager): Promise<void> {
    const entries = [];
    const versions = new KnownRows('organization_version', versionKey);
    const transitions = new KnownRows('organization_transition', transitionKey);
    for (const { decision, steps } of batch.folds()) {
      const { register } = decision;
      const known = knownFrom(decision);
      for (const { organizationId, added, before, after } of steps) {
        const subject = { register, organization_id: organizationId };
        for (const entry of added) entries.push(entryRow(subject, entry, known));
        const version = changedVersions(before.versions, after.versions);
        for (const closed of version.closed) versions.close({ ...subject, valid_from: closed.from }, known);
        for (const opened of version.opened) versions.open(versionRow(subject, opened, known));
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
  },
};

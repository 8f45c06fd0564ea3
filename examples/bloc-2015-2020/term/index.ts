import type { Stage } from '../stage.js';
import { absorbing } from './absorbing.js';
import { delegateAdmission, pilotUpperLevel } from './authorities.js';
import { dissolving } from './dissolving.js';
import { facts } from './facts.js';
import { founding } from './founding.js';
import { renaming } from './renaming.js';
import { staffing } from './staffing.js';
import { transferring } from './transferring.js';
import { cellsFoundedByUpgrades, upgrades } from './upgrades.js';

/** Writes the term: every decision of it, in no order. */
export function writeTerm(stage: Stage): void {
  stage.world.beginTerm();
  const pilots = pilotUpperLevel(stage);
  delegateAdmission(stage);
  founding(stage, pilots, cellsFoundedByUpgrades(stage));
  upgrades(stage);
  transferring(stage);
  dissolving(stage);
  absorbing(stage);
  staffing(stage);
  renaming(stage);
  facts(stage);
}

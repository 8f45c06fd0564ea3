import { ReadModels1700000000000 } from './1700000000000-read-models.js';
import { Treatments1764000000000 } from './1764000000000-treatments.js';
import { PlacedTreatments1766000000000 } from './1766000000000-placed-treatments.js';
import { MeasuresOfFigures1767000000000 } from './1767000000000-measures-of-figures.js';
import { StatedDates1768000000000 } from './1768000000000-stated-dates.js';

/** Migrations of the read models, oldest first. */
export const migrations = [
  ReadModels1700000000000,
  Treatments1764000000000,
  PlacedTreatments1766000000000,
  MeasuresOfFigures1767000000000,
  StatedDates1768000000000,
];

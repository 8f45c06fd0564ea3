import { expect, it } from '@jest/globals';
import { stateColumns } from '../../../../src/projections/timeline/state-columns.js';
import { timelineProjection } from '../../../../src/projections/timeline/timeline.projection.js';

/** The columns that a version of the rows has. Rows that are stored have those of theirs: a new list, a new version. */
const columnsOf: Readonly<Record<number, readonly string[]>> = {
  1: ['name', 'other_names', 'kind', 'parent_id', 'codes', 'authorities', 'functions'],
};

it('has a version of the projection for its columns, so that rows are built again', () => {
  expect(Object.values(stateColumns)).toEqual(columnsOf[timelineProjection.version]);
});

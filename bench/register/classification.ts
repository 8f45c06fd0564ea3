const label = (en: string) => ({ vi: en, en });

/** Nation, region, department; commune or association of communes, and their units. */
export type Kind = 'N' | 'R' | 'D' | 'C' | 'A' | 'U';

/** Where organizations of a kind may stand; a unit also under one that may have units. */
export const parentKinds: Readonly<Record<Kind, readonly Kind[]>> = {
  N: [],
  R: ['N'],
  D: ['R'],
  C: ['D'],
  A: ['D'],
  U: ['C', 'A'],
};

/** The authority by which a unit has units of its own, and one that changes nothing. */
export const umbrella = 'umbrella';
export const delegated = 'delegated';

export const functions = ['registry', 'planning', 'waters', 'roads', 'schools', 'archives'];

/** Fewer staff than this in a unit is a warning. */
export const leastStaff = 3;

export const classification = {
  kinds: [
    { code: 'N', label: label('nation'), rank: 6, parents: [{ kind: null }] },
    { code: 'R', label: label('region'), rank: 5, parents: [{ kind: 'N' }] },
    { code: 'D', label: label('department'), rank: 4, parents: [{ kind: 'R' }] },
    { code: 'C', label: label('commune'), rank: 3, parents: [{ kind: 'D' }] },
    { code: 'A', label: label('association'), rank: 3, parents: [{ kind: 'D' }] },
    {
      code: 'U',
      label: label('unit'),
      rank: 1,
      parents: [{ kind: 'C' }, { kind: 'A' }, { kind: 'U', authority: umbrella }],
    },
  ],
  sets: [{ code: 'municipal', label: label('municipal'), kinds: ['C', 'A'] }],
  authorities: [
    { code: umbrella, label: label('has units of its own'), kinds: ['U'] },
    { code: delegated, label: label('acts for the state'), kinds: ['C', 'A', 'U'] },
  ],
  schemes: [
    { code: 'national', label: label('national code') },
    { code: 'postal', label: label('postal code') },
  ],
  measures: [
    { code: 'residents', label: label('residents'), type: 'stock' },
    { code: 'staff', label: label('staff'), type: 'stock' },
    { code: 'births', label: label('births'), type: 'flow' },
  ],
  sizes: [{ measure: 'staff', kinds: ['U'], min: leastStaff }],
};

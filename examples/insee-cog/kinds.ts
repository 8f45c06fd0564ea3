import type { Classification } from '../../src/events/vocabulary/classification.js';

/** What the register knows: communes in départements in the country. Each département and commune has a code. */
export const classification: Classification = {
  kinds: [
    { code: 'country', label: { en: 'country', vi: 'quốc gia' }, rank: 3, parents: [{ kind: null }] },
    {
      code: 'departement',
      label: { en: 'département', vi: 'tỉnh (département)' },
      rank: 2,
      parents: [{ kind: 'country' }],
    },
    {
      code: 'commune',
      label: { en: 'commune', vi: 'xã (commune)' },
      rank: 1,
      parents: [{ kind: 'departement' }],
    },
  ],
  schemes: [
    { code: 'departement', label: { en: 'code of a département', vi: 'mã tỉnh (département)' } },
    { code: 'commune', label: { en: 'Insee code of a commune', vi: 'mã Insee của xã (commune)' } },
  ],
};

export const country = { organizationId: 'fr', name: 'France', organizationKind: 'country', parentId: null };

export function departementId(code: string): string {
  return `d-${code}`;
}

/** A département to be opened. The source knows départements by their codes only, and so does the register. */
export function departement(code: string) {
  return {
    organizationId: departementId(code),
    name: `Département ${code}`,
    organizationKind: 'departement',
    parentId: country.organizationId,
    codes: { departement: code },
  };
}

/** A commune to be opened. */
export function commune(organizationId: string, code: string, name: string, departementCode: string) {
  return {
    organizationId,
    name,
    organizationKind: 'commune',
    parentId: departementId(departementCode),
    codes: { commune: code },
  };
}

import { Classification } from '../../events/vocabulary/classification.js';
import { classificationDefined } from '../../events/types/classification-defined.js';
import { Change } from './change.js';
import type { ChangeContext } from './change-context.js';
import { changeKind } from './change-kind.js';
import { Nested } from '../../events/vocabulary/validation.js';

export class DefineKinds extends Change {
  @Nested(() => Classification) classification!: Classification;
}

export const defineKinds = changeKind({
  kind: 'define-kinds',
  label: { vi: 'quy định loại tổ chức', en: 'kinds defined' },
  command: DefineKinds,
  event: classificationDefined,
  example: {
    classification: {
      kinds: [
        {
          code: 'U',
          label: { vi: 'đảng bộ cấp trên cơ sở', en: 'upper committee' },
          rank: 4,
          parents: [{ kind: null }],
        },
        {
          code: 'G',
          label: { vi: 'đảng bộ cơ sở', en: 'base committee' },
          rank: 3,
          parents: [{ kind: 'U' }],
        },
      ],
      measures: [
        {
          code: 'members',
          label: { vi: 'đảng viên', en: 'members' },
          type: 'stock',
          unit: { vi: 'người', en: 'people' },
          whole: true,
          least: 0,
          kinds: ['U', 'G'],
        },
      ],
      sizes: [{ measure: 'members', kinds: ['G'], min: 30 }],
    },
  },
  decide({ classification }, context) {
    checkReferences(classification, context);
    checkLimits(classification, context);
    return { classification };
  },
  ask: ({ classification }) => ({ classification }),
});

function checkReferences(classification: Classification, context: ChangeContext): void {
  const { kinds, sets = [], authorities = [], schemes = [], measures = [] } = classification;
  const { sizes = [], competences = [] } = classification;
  const lists = { kinds, sets, authorities, schemes, measures };
  for (const [name, definitions] of Object.entries(lists)) {
    const codes = definitions.map(({ code }) => code);
    for (const [i, code] of codes.entries()) {
      if (codes.indexOf(code) !== i) {
        context.error('kind-defined-twice', `/classification/${name}/${i}`, [], { code });
      }
    }
  }
  const defined = (
    where: string,
    codes: readonly { code: string }[],
    used: readonly (string | null | undefined)[],
  ) => {
    for (const code of used) {
      if (code === null || code === undefined || codes.some((definition) => definition.code === code))
        continue;
      context.error('undefined-code', '/classification', [], { code, where });
    }
  };
  for (const { code, parents } of kinds) {
    defined(
      `kinds/${code}/parents`,
      kinds,
      parents.map(({ kind }) => kind),
    );
    defined(
      `kinds/${code}/parents`,
      authorities,
      parents.map(({ authority }) => authority),
    );
  }
  for (const set of sets) defined(`sets/${set.code}`, kinds, set.kinds);
  for (const authority of authorities) defined(`authorities/${authority.code}`, kinds, authority.kinds);
  for (const measure of measures) defined(`measures/${measure.code}`, kinds, measure.kinds ?? []);
  for (const size of sizes) {
    defined('sizes', kinds, size.kinds);
    defined('sizes', measures, [size.measure]);
  }
  for (const competence of competences) defined('competences', kinds, competence.kinds ?? []);
}

/** A measure that takes no value at all is a slip of the pen. */
function checkLimits({ measures = [] }: Classification, context: ChangeContext): void {
  for (const [i, { code, least = -Infinity, most = Infinity }] of measures.entries()) {
    if (least <= most) continue;
    context.error('limits-reversed', `/classification/measures/${i}/least`, [], { code, least, most });
  }
}

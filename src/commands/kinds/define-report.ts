import { reportDefined } from '../../events/types/report-defined.js';
import { ReportDefinition } from '../../events/vocabulary/report/report-definition.js';
import { Change } from './change.js';
import { changeKind } from './change-kind.js';
import { Nested } from '../../events/vocabulary/validation.js';

export class DefineReport extends Change {
  @Nested(() => ReportDefinition) definition!: ReportDefinition;
}

export const defineReport = changeKind({
  kind: 'define-report',
  label: { vi: 'quy định mẫu báo cáo', en: 'report defined' },
  command: DefineReport,
  event: reportDefined,
  example: { definition: { code: 'term', title: { vi: 'Báo cáo nhiệm kỳ', en: 'Term report' } } },
  decide({ definition }, { state, place }) {
    const versions = state.reports.get(definition.code) ?? new Map<number, number>();
    const version = versions.get(place.revision) ?? Math.max(0, ...versions.values()) + 1;
    return { definition, version };
  },
  ask: ({ definition }) => ({ definition }),
});

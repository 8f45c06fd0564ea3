import { it } from '@jest/globals';
import { changeKindOf } from '../../../../src/commands/kinds/change-catalogue.js';
import { issueReport } from '../../../../src/commands/kinds/issue-report.js';
import { given, on, opening } from '../../../support/given.js';

const define = { kind: 'define-report', ...changeKindOf('define-report')!.example };
const issue = (more: Record<string, unknown> = {}) => ({
  kind: 'issue-report',
  ...issueReport.example,
  knownAt: 9,
  ...more,
});

it('records what a report was asked, what it said, and by what its copies are known', () => {
  given(opening(), on('2011-01-01', define))
    .when(on('2012-01-01', issue({ printedAs: 'Báo cáo' })))
    .then('ReportIssued')
    .thenPayload(1, { ...issueReport.example, knownAt: 9, printedAs: 'Báo cáo' })
    .thenEffects(1);
});

it('refuses a definition that there is not, a future revision and a window that ends before it begins', () => {
  given(opening(), on('2011-01-01', define))
    .when(
      on(
        '2012-01-01',
        issue({ version: 2 }),
        issue({ report: 'other' }),
        issue({ knownAt: 12 }),
        issue({ to: '2015-10-16' }),
        issue({ sha256: 'x' }),
      ),
    )
    .thenRejected(
      '/changes/0/report unknown-report',
      '/changes/1/report unknown-report',
      '/changes/2/knownAt unknown-revision',
      '/changes/3/to period-reversed',
      '/changes/4/sha256 invalid-field',
    );
});

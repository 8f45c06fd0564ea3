import { QueryBus } from '@nestjs/cqrs';
import { Ledger } from '../../src/modules/ledger/ledger.js';
import { PreviewDecision } from '../../src/modules/recording/record-decision.js';
import { streamOf } from '../../src/modules/recording/register-stream.js';
import { host } from '../../src/whole-application.js';
import { withApplication } from '../../src/modules/shell/with-application.js';
import { timed, type Sample } from '../samples.js';

/** In a process that has just started: until a decision is judged, though not recorded. */
export function readyToDecide({ register }: { register: string }): Promise<Sample> {
  return withApplication(host, {}, async (app) => {
    const queries = app.get(QueryBus);
    const input = { register, decisionId: 'bench', request: probe, actor: 'bench' };
    const { seconds, result } = await timed(() => queries.execute(new PreviewDecision(input)));
    if (result.problems.length > 0) throw new Error(JSON.stringify(result.problems));
    return { value: seconds, operations: result.revision + 1 };
  });
}

const probe = {
  decision: { issuer: 'b', type: 'b', number: 'b', issuedOn: '2024-12-31', effectiveOn: '2026-06-01' },
  changes: [
    {
      kind: 'publish-figure',
      figure: 'f',
      label: { vi: 'f', en: 'f' },
      value: 1,
      document: { title: 'f', publishedOn: '2024-12-31' },
      quotation: 'f',
    },
  ],
};

/** In a process that has just started: all events of the register, from the store. */
export function readEvents({ register }: { register: string }): Promise<Sample> {
  return withApplication(host, {}, async (app) => {
    const ledger = app.get(Ledger);
    const { seconds, result } = await timed(async () => {
      let events = 0;
      for await (const event of ledger.read(streamOf(register))) events += event.revision >= 0 ? 1 : 0;
      return events;
    });
    return { value: seconds, operations: result };
  });
}

import { expect, it } from '@jest/globals';
import { Metadata, type Client } from '@grpc/grpc-js';
import { LogClient } from '../../../src/modules/ledger/kurrent/log-client.js';
import { parseKurrentUrl } from '../../../src/modules/platform/config/kurrent-url.js';

/** A client whose calls fail when it is reported to. */
class FailingClient extends LogClient {
  /** What the client does, unheeded by anybody, when a call over an earlier connection is cut. */
  cut(): Promise<void> {
    const error = Object.assign(new Error('14 UNAVAILABLE: Connection dropped'), {
      code: 14,
      details: 'Connection dropped',
      metadata: new Metadata(),
    });
    return this.handleError({ getChannel: () => ({}) } as unknown as Client, error);
  }
}

it('lets no failed search for a node end the process', async () => {
  const url = 'esdb+discover://127.0.0.1:1?tls=false&maxDiscoverAttempts=2&discoveryInterval=50';
  const client = new FailingClient(parseKurrentUrl(url));
  const reading = client.entries('register-', 1, 'start', 1_000);
  // The search is under way when the earlier call fails, and finds nobody.
  const [read, cut] = await Promise.allSettled([reading, client.cut()]);
  expect(read).toMatchObject({
    status: 'rejected',
    reason: { message: expect.stringContaining('Failed to discover') },
  });
  expect(cut).toEqual({ status: 'fulfilled', value: undefined });
  await client.close();
});

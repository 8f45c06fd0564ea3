import { inEnglish } from '../../../src/modules/errors/explained-error.js';
import { afterAll, describe, expect, it, jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { KurrentLedger } from '../../../src/modules/ledger/kurrent/kurrent-ledger.js';
import { LogClient } from '../../../src/modules/ledger/kurrent/log-client.js';
import { parseKurrentUrl } from '../../../src/modules/platform/config/kurrent-url.js';
import { AppendTooLarge, NO_STREAM, StreamUnfit } from '../../../src/modules/ledger/ledger.js';
import { collect } from '../../support/ledger-contract.js';
import { newEvent, newEvents, newStream } from '../../support/new-events.js';
import { newStreamPrefix, testKurrentLimit, testKurrentUrl } from '../../support/stores.js';

if (testKurrentUrl === undefined)
  it.skip('Streams on KurrentDB are protected: KURRENTDB_URL is not set', () => undefined);
else describeProtection(testKurrentUrl);

function describeProtection(where: string): void {
  describe('Streams on KurrentDB', () => {
    const url = parseKurrentUrl(where);
    const streamPrefix = newStreamPrefix();
    const opened: { close(): Promise<void> }[] = [];
    /** As another process has it: nothing is known of any stream yet. */
    const open = (): KurrentLedger => {
      const ledger = new KurrentLedger(url, { streamPrefix });
      opened.push(ledger);
      return ledger;
    };
    const operator = new LogClient(url);
    const onServer = (stream: string): string => streamPrefix + stream.slice('register-'.length);
    const rules = async (stream: string) => (await operator.getStreamMetadata(onServer(stream))).metadata;

    async function filled(): Promise<string> {
      const stream = newStream();
      await open().append(stream, NO_STREAM, newEvents(3));
      return stream;
    }

    /** No process appends to the stream, each says why, and nothing is appended. */
    async function expectUnfit(stream: string, reason: string, reads = true): Promise<void> {
      const ledger = open();
      for (const expected of [NO_STREAM, 2]) {
        const append = ledger.append(stream, expected, newEvents(1));
        await expect(append).rejects.toBeInstanceOf(StreamUnfit);
        await expect(append).rejects.toThrow(reason);
      }
      const found = await open().unfit([newStream(), stream]);
      expect(found.map((unfit) => [unfit.stream, inEnglish(unfit.reason)])).toEqual([
        [onServer(stream), expect.stringContaining(reason)],
      ]);
      if (!reads) await expect(collect(open().read(stream))).rejects.toBeInstanceOf(StreamUnfit);
    }

    afterAll(async () => {
      await Promise.all([operator.close(), ...opened.map((each) => each.close())]);
    });

    it('have an access list before their first event', async () => {
      const stream = await filled();
      const who = url.user ?? '$all';
      const operators = ['$admins', '$ops'];
      expect(await rules(stream)).toEqual({
        acl: {
          writeRoles: [who],
          deleteRoles: operators,
          metaWriteRoles: operators,
          metaReadRoles: [who, ...operators],
        },
      });
      const log = await operator.entries(onServer(stream), 10, 'start', 5_000);
      const [about] = await operator.entries(`$$${onServer(stream)}`, 10, 'start', 5_000);
      expect(about!.position.commit).toBeLessThan(log[0]!.position.commit);
      expect(await open().unfit([stream])).toEqual([]);
    });

    it('get it once when several processes begin a register at once, and one of them begins it', async () => {
      const stream = newStream();
      const outcomes = await Promise.all(
        Array.from({ length: 6 }, () => open().append(stream, NO_STREAM, newEvents(2))),
      );
      expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual([
        'recorded',
        ...Array(5).fill('refused'),
      ]);
      expect(await operator.entries(`$$${onServer(stream)}`, 10, 'start', 5_000)).toHaveLength(1);
    });

    it('accept no decision when they were deleted', async () => {
      const stream = await filled();
      await operator.deleteStream(onServer(stream));
      await expectUnfit(stream, 'was deleted. An operator', false);
    });

    it('accept no decision when they were deleted for good', async () => {
      const stream = await filled();
      await operator.tombstoneStream(onServer(stream));
      await expectUnfit(stream, 'was deleted for good', false);
    });

    it('accept no decision when they were truncated, and are not read as whole', async () => {
      const stream = await filled();
      await operator.setStreamMetadata(onServer(stream), { truncateBefore: 2 });
      await expectUnfit(stream, 'was truncated before revision 2', false);
      expect(await collect(open().read(stream, 2))).toHaveLength(1);
    });

    it.each([{ maxCount: 100 }, { maxAge: 3600 }])('accept no decision under the rule %j', async (rule) => {
      const stream = await filled();
      await operator.setStreamMetadata(onServer(stream), rule);
      await expectUnfit(stream, 'has a retention rule');
    });

    it('accept decisions again when an operator has put them right', async () => {
      const stream = await filled();
      const before = await rules(stream);
      await operator.deleteStream(onServer(stream));
      // The first of these only makes the stream one that is truncated behind its last event.
      await operator.setStreamMetadata(onServer(stream), { ...before });
      await expectUnfit(stream, 'was truncated before revision 3', false);
      await operator.setStreamMetadata(onServer(stream), { ...before });
      expect(await open().append(stream, 2, newEvents(1))).toMatchObject({
        outcome: 'recorded',
        revision: 3,
      });
      expect(await collect(open().read(stream))).toHaveLength(4);
    });

    it('are found unfit within seconds by a process that has just appended', async () => {
      const ledger = open();
      const stream = newStream();
      await ledger.append(stream, NO_STREAM, newEvents(3));
      await operator.setStreamMetadata(onServer(stream), { maxCount: 100 });
      const appendOften = async (): Promise<never> => {
        for (let revision = 2; ; revision++) {
          await ledger.append(stream, revision, newEvents(1));
          await new Promise((resolve) => setTimeout(resolve, 200));
        }
      };
      await expect(appendOften()).rejects.toBeInstanceOf(StreamUnfit);
    }, 15_000);

    it('without an access list, though with rules of somebody else, are mentioned in the log', async () => {
      const warn = jest.spyOn(Logger.prototype, 'warn').mockImplementation(() => undefined);
      const stream = newStream();
      await operator.setStreamMetadata(onServer(stream), { purpose: 'test' });
      await open().append(stream, NO_STREAM, newEvents(1));
      expect(warn).toHaveBeenCalledWith(expect.stringContaining(`${onServer(stream)} has metadata`));
      warn.mockRestore();
    });

    it('hand over no deletion as an event', async () => {
      const ledger = open();
      const after = await ledger.head();
      const [gone, next] = [await filled(), newStream()];
      await operator.tombstoneStream(onServer(gone));
      const end = new AbortController();
      const options = { after, signal: end.signal, onCaughtUp: () => end.abort() };
      expect((await collect(ledger.subscribe(options))).map(({ stream }) => stream)).toEqual([
        gone,
        gone,
        gone,
      ]);
      expect(await ledger.countAfter(after)).toBe(3);
      await ledger.append(next, NO_STREAM, newEvents(1));
      expect(await ledger.countAfter(after)).toBe(4);
    });

    it('take exactly as much at once as is counted here', async () => {
      const { appendLimit } = open();
      const fill = (bytes: number) => {
        const spare = bytes - appendLimit.sizeOf(newEvent({ text: '' }));
        // Letters of two and three bytes count as such.
        return newEvent({ text: 'Đ' + 'ệ' + 'x'.repeat(spare - 5) });
      };
      const ledger = open();
      expect(await ledger.append(newStream(), NO_STREAM, [fill(testKurrentLimit)])).toMatchObject({
        revision: 0,
      });
      const stream = newStream();
      const tooMuch = [fill(testKurrentLimit - 1000), fill(1001)];
      await expect(ledger.append(stream, NO_STREAM, tooMuch)).rejects.toEqual(
        new AppendTooLarge(testKurrentLimit),
      );
      expect(await collect(ledger.read(stream))).toEqual([]);
    });

    it('are estimated by the room they take when there are many', async () => {
      const ledger = new KurrentLedger(url, { streamPrefix: newStreamPrefix() });
      opened.push(ledger);
      const stream = newStream();
      for (let i = 0; i < 5; i++) {
        await ledger.append(stream, i === 0 ? NO_STREAM : 1_000 * i - 1, newEvents(1_000));
      }
      const roughly = await ledger.countAfter(undefined);
      // Others may have taken room between them.
      expect(roughly).toBeGreaterThan(4_500);
      expect(roughly).toBeLessThan(100_000);
      const [first] = await collect(ledger.read(stream, 4_500));
      expect(await ledger.countAfter(first!.position)).toBe(499);
    });
  });
}

import { message } from '../../events/messages/message.js';
import { setTimeout as sleep } from 'node:timers/promises';
import type { INestApplicationContext } from '@nestjs/common';
import { NotYet } from '../errors/request-errors.js';
import { ReadModelStatus } from '../read-side/progress/read-model-status.js';
import type { Progress } from './progress.js';
import type { Shell } from './shell.js';

/** How long a command waits for read models that get no further. */
const patienceMs = 20_000;

/**
 * Waits until the read models hold everything that the ledger holds, so that a command reads what was recorded
 * before it was started. Shows a bar when that takes a while.
 * @throws NotYet when one has stopped, or gets no further
 */
export async function waitForReadModels(app: INestApplicationContext, shell: Shell): Promise<void> {
  const readModels = app.get(ReadModelStatus);
  const startedAt = Date.now();
  let progress: Progress | undefined;
  let behind = Infinity;
  let movedAt = startedAt;
  for (let total: number | undefined; ; await sleep(20)) {
    const status = await readModels.status();
    const stopped = status.find(({ state }) => state === 'stopped');
    if (stopped)
      throw new NotYet(
        message('request.read-model-stopped', {
          name: stopped.name,
          reason: stopped.failure?.reason ?? message('request.no-reason-known'),
        }),
      );
    const lag = Math.max(...status.map((projection) => projection.lag));
    if (lag === 0) break;
    total ??= lag;
    if (lag < behind) movedAt = Date.now();
    behind = lag;
    if (Date.now() - movedAt > patienceMs) throw new NotYet(message('request.read-models-stand', { lag }));
    if (!progress && Date.now() - startedAt > 1000) progress = shell.progress('reading', total, 'events');
    progress?.update(Math.max(0, total - lag));
  }
  progress?.stop();
}

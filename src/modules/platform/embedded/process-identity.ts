import { readFileSync } from 'node:fs';

/**
 * What reports a process from a later one with the same number: when it began. Undefined when there is no such
 * process or it has ended, and on systems other than Linux.
 */
export function processStart(pid: number): string | undefined {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim();
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // The name, in parentheses, may hold anything. Behind it come the state and, 19 fields on, the start.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return hasEnded(fields[0]) ? undefined : `${boot}/${fields[19]}`;
  } catch {
    return undefined;
  }
}

/** Whether the process with this number, begun then, still runs. Without a `start`, any with the number will do. */
export function isRunning(pid: number, start: string | undefined): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  return start === undefined || start === processStart(pid);
}

/** It is only waiting for its parent to take notice. */
function hasEnded(state: string | undefined): boolean {
  return state === 'Z' || state === 'X';
}

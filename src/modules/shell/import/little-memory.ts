import { setFlagsFromString } from 'node:v8';

/**
 * For what makes much and keeps little of it: garbage is collected when the heap has grown by half since the last
 * time. Without that the heap may grow to four times of what is in use, up to gigabytes, where there is room.
 */
export function useLittleMemory(): void {
  setFlagsFromString('--heap-growing-percent=50');
}

/** Clocks: the machine's, and those of time namespaces: time_namespaces(7). */

import { readFileSync } from 'node:fs';

/** s by which a process's CLOCK_MONOTONIC is ahead of the machine's; negative when it stood still meanwhile. */
export function monotonicOffset(pid: number | 'self' = 'self'): number {
  let offsets: string;
  try {
    // What its children get, which is what it has unless it made a namespace for them.
    offsets = readFileSync(`/proc/${pid}/timens_offsets`, 'utf8');
  } catch {
    return 0; // a kernel without time namespaces
  }
  const [, seconds, nanoseconds] = /^(?:monotonic|1)\s+(-?\d+)\s+(\d+)$/m.exec(offsets) ?? [];
  return Number(seconds ?? 0) + Number(nanoseconds ?? 0) / 1e9;
}

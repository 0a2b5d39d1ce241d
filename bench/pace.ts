// The client of `paced`: 60 frames a second, at times that don't depend on how long one takes.
import { type Client, show } from './works.js';

const FRAME_MS = 1000 / 60;

export async function pace(
  client: Client,
  seconds: number,
): Promise<{ cycles: number[]; longest: number; share: number }> {
  const frames = Math.round(seconds * 60);
  const cycles: number[] = [];
  let longest = 0;
  const spent = process.cpuUsage();
  const began = performance.now();
  let before = process.cpuUsage();
  for (let i = 0; i < frames; i++) {
    const due = began + i * FRAME_MS;
    const left = due - performance.now();
    if (left > 0) await new Promise((resolve) => setTimeout(resolve, left));
    const at = performance.now();
    await new Promise<void>((resolve) => show(client, resolve));
    cycles.push(performance.now() - at);
    const { user, system } = process.cpuUsage(before);
    before = process.cpuUsage();
    if (i >= 60 || i >= frames / 2) longest = Math.max(longest, (user + system) / 1000); // compiled by then
  }
  const { user, system } = process.cpuUsage(spent);
  return { cycles, longest, share: (user + system) / 1000 / (performance.now() - began) };
}

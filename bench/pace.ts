// The client of `paced`, as a program: 60 frames a second, at times that don't depend on how long one takes.
import { createInterface } from 'node:readline';
import { cpuTime } from './harness.js';
import { watchTurns } from './turns.js';

const [socket = '', mode = 'on'] = process.argv.slice(2);
const turns = watchTurns();
const { bare, recorded } = await import('./clients.js');
const { show } = await import('./works.js');

const FRAME_MS = 1000 / 60;
/** In its first second an app is compiled: its pauses aren't counted. */
const FIRST = 60;

const client = await (mode === 'on' ? recorded(socket) : bare(socket, false));
let drawn = 0;

async function paced(frames: number): Promise<object> {
  const cycles: number[] = [];
  const cpu = cpuTime();
  const began = performance.now();
  let since = drawn >= FIRST ? began : Number.POSITIVE_INFINITY;
  for (let i = 0; i < frames; i++) {
    const left = began + i * FRAME_MS - performance.now();
    if (left > 0) await new Promise((resolve) => setTimeout(resolve, left));
    if (++drawn === FIRST) since = performance.now();
    const asked = performance.now();
    await new Promise<void>((resolve) => turns.ours(() => show(client, resolve)));
    cycles.push(performance.now() - asked);
  }
  const share = (cpuTime() - cpu) / (performance.now() - began);
  return { cycles, share, longest: await turns.longest(since) };
}

await client.roundtrip();
console.log('ready');
for await (const line of createInterface({ input: process.stdin })) {
  console.log(JSON.stringify(await paced(Number(line.split(' ')[1]))));
}
client.close();

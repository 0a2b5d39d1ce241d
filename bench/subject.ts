// This library as one of the peers: told on stdin what to do, as bench/peers/measure.h has it.
import { createInterface } from 'node:readline';
import { bare, recorded } from './clients.js';
import { works } from './works.js';

const [socket = '', journal = 'on'] = process.argv.slice(2);
const client = await (journal === 'on' ? recorded(socket) : bare(socket, journal === 'recording'));
await client.roundtrip();
console.log('ready');
for await (const line of createInterface({ input: process.stdin })) {
  const [id, items] = line.split(' ');
  const work = works.find((one) => one.id === id);
  if (work === undefined) throw new Error(`no such work: ${line}`);
  const { heapUsed } = process.memoryUsage();
  const cpu = process.cpuUsage();
  const began = performance.now();
  await work.run(client, Number(items));
  const wall = performance.now() - began;
  const { user, system } = process.cpuUsage(cpu);
  const allocated = process.memoryUsage().heapUsed - heapUsed;
  client.settle?.();
  console.log(`${Math.round(wall * 1e6)} ${(user + system) * 1000} ${allocated}`);
}
client.close();

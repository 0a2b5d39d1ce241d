// An app that draws for long: frames as at 60 fps, each waited for, with input between them. It says whether its journal is
// what it was after the first frames, and what memory it had on the way: with --expose-gc after a collection each time.
import { WlShmFormat } from '../src/protocol/generated/wayland.js';
import { recorded } from './clients.js';
import { journalBytes } from './content.js';

const [socket = '', requests = '0'] = process.argv.slice(2);

/** Of what a pointer tells in a frame. */
const MOTIONS = 2;
/** set_cursor, which lets the pointer move; attach, damage_buffer, frame, commit. */
const REQUESTS = 5;
/** An even number: buffers take turns. */
const FIRST = 600;
const SAMPLES = 400;

const client = await recorded(socket);
const { surface, pointer, buffer, shm, memory, session } = client;
const other = shm.createPool(memory, 64 * 64 * 4).createBuffer(0, 64, 64, 256, WlShmFormat.argb8888);

/** Settles when the frame is shown and the pointer has moved. */
let heard = 0;
let next: () => void = () => undefined;
const hear = (): void => {
  if (++heard === MOTIONS + 1) next();
};
pointer.on('motion', hear);
const frame = (i: number): Promise<void> => {
  return new Promise((resolve) => {
    heard = 0;
    next = resolve;
    pointer.setCursor(MOTIONS, null, 0, 0);
    surface.attach(i % 2 === 0 ? buffer : other, 0, 0);
    surface.damageBuffer(0, 0, 64, 64);
    surface.frame().on('done', hear);
    surface.commit();
  });
};

for (let i = 0; i < FIRST; i++) await frame(i);
const first = journalBytes(session);
const frames = Math.ceil(Number(requests) / REQUESTS / 2 / SAMPLES) * 2 * SAMPLES;
/** MiB, at even steps of the second half. */
const resident: number[] = [];
for (let i = 0; i < frames; i++) {
  await frame(i);
  if (i < frames / 2 || (i + 1) % (frames / 2 / SAMPLES) !== 0) continue;
  globalThis.gc?.();
  resident.push(process.memoryUsage.rss() / 2 ** 20);
}
const last = journalBytes(session);
let changed = Math.abs(last.length - first.length);
for (let i = 0; i < Math.min(first.length, last.length); i++) if (first[i] !== last[i]) changed++;
const told = { first: first.length, last: last.length, changed, resident, requests: frames * REQUESTS };
console.log(JSON.stringify(told));
process.exit(0);

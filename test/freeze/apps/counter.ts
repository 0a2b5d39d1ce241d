// An app that a test follows through a freeze: what its heap, its timers and its session know, it says on SIGUSR2. Its
// window has one colour a frame; it draws the next one when it is shown (--animate), else when it is told (SIGHUP).
import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { connect, Window } from 'resurface';

const { values } = parseArgs({
  options: {
    animate: { type: 'boolean', default: false },
    width: { type: 'string', default: '120' },
    height: { type: 'string', default: '80' },
    windows: { type: 'string', default: '1' },
    suspend: { type: 'boolean', default: false },
  },
});
const say = (line: string): void => console.log(line);

const token = randomUUID();
let ticks = 0;
setInterval(() => ticks++, 5);
let far: number | undefined;

const session = await connect({ reconnect: { retries: 100_000, minDelay: 5, maxDelay: 20 } });
session.on('disconnected', ({ attempt }) => say(`disconnected: ${attempt}`));
session.on('rebuilt', ({ cause, lost, degraded }) => {
  say(`rebuilt: ${JSON.stringify({ cause, lost, degraded })}`);
  void session.roundtrip().then(() => say('settled'));
});

let frames = 0;
const windows: Window[] = [];
for (let index = 0; index < Number(values.windows); index++) {
  const size = { width: Number(values.width) - index, height: Number(values.height) };
  const window = await Window.create(session, { key: `w${index}`, title: `w${index}`, appId: 'counter', ...size });
  window.on('close', () => session.close());
  window.on('configure', ({ resized }) => void (resized && draw(window)));
  if (values.animate) window.on('frame', () => draw(window));
  windows.push(window);
}

function draw(window: Window): void {
  const frame = frames + 1;
  const drawn = window.draw(({ pixels }) =>
    new Uint32Array(pixels.buffer, pixels.byteOffset, pixels.length >> 2).fill(colour(frame)),
  );
  if (drawn) frames = frame;
  else window.once('release', () => draw(window));
}

/** Opaque, and another one for each frame. */
function colour(frame: number): number {
  return (0xff000000 | ((frame * 0x10305) & 0xffffff)) >>> 0;
}

for (const window of windows) draw(window);
await session.roundtrip();
if (values.suspend) await session.suspend();

process.on('SIGHUP', () => {
  for (const window of windows) draw(window);
  void session.roundtrip().then(() => say(`drawn: ${frames}`));
});
process.on('SIGUSR1', () => {
  setTimeout(() => {
    far = ticks;
  }, 300);
  say('set: a timer');
});
process.on('SIGUSR2', () => say(`state: ${JSON.stringify({ token, ticks, frames, far, pid: process.pid })}`));
process.on('SIGURG', () => void session.resume().then(() => say('resumed')));
say(`shown: ${token}`);

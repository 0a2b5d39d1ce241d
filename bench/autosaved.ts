// An app that draws a 1080p window 60 times a second, with autosave each second or without: what of a core it takes.
import { join } from 'node:path';
import { connect } from '../src/session/index.js';
import { Window } from '../src/window/index.js';

interface Wanted {
  readonly socket: string;
  /** Where to; without it nothing is saved. */
  readonly folder?: string;
  readonly seconds: number;
  /** Part of the window that each frame changes. */
  readonly part: number;
}

const { socket, folder, seconds, part } = JSON.parse(process.argv[2] as string) as Wanted;
const autosave = folder === undefined ? {} : { autosave: { file: join(folder, 'app.wls'), every: 1000 } };
const session = await connect({ socket, ...autosave });
const window = await Window.create(session, {
  key: 'main',
  title: 'Busy',
  appId: 'org.example.busy',
  width: 1920,
  height: 1080,
});
let points = 0;
session.on('saved', () => points++);
session.on('saveFailed', ({ error }) => {
  throw error;
});
let frame = 0;
const paint = (): void => {
  const lines = Math.round(1080 * part);
  window.draw(
    ({ pixels, stride, damage }) => {
      const first = (frame * 7) % (1080 - lines + 1);
      pixels.fill(++frame & 255, first * stride, (first + lines) * stride);
      damage(0, first, 1920, lines);
    },
    { preserve: frame > 0 },
  );
};
paint();
paint();
await new Promise((resolve) => setTimeout(resolve, 1500));
const [before, cpu, began] = [points, process.cpuUsage(), performance.now()];
const timer = setInterval(paint, 1000 / 60);
await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
clearInterval(timer);
const { user, system } = process.cpuUsage(cpu);
const wall = performance.now() - began;
console.log(JSON.stringify({ cpu: (user + system) / 1000 / wall, points: points - before, frames: frame }));
session.close();

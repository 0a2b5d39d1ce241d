// Shows a picture in a window that comes back: after its compositor died, and after its own process did.
// tsx static-picture.ts [PICTURE.png] [--snapshot FILE], then kill -USR2 PID; later tsx static-picture.ts --restore FILE
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { connect, restore, Window } from 'resurface';
import { copyPicture, loadPicture, type Picture } from 'resurface/canvas';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { snapshot: { type: 'string', default: 'static-picture.wls' }, restore: { type: 'string' } },
});
const ms = (since: number): string => `in ${(performance.now() - since).toFixed(1)} ms`;

const began = performance.now();
const session = values.restore === undefined ? await connect() : await restore(values.restore);
session.on('disconnected', ({ error }) => console.log(`disconnected: ${error.message}`));
session.on('rebuilt', async ({ cause, duration, lost, degraded }) => {
  const since = cause === 'restore' ? began : performance.now() - duration;
  await session.roundtrip(); // the compositor has done all that it was told
  for (const { object, what, why } of [...lost, ...degraded]) console.log(`changed: ${object}: ${what}, ${why}`);
  console.log(`${cause}: back ${ms(since)}`);
});

const { file } = (session.data ?? { file: positionals[0] && resolve(positionals[0]) }) as { file?: string };
const window = Window.find(session, 'picture') ?? (await open());
window.on('close', () => session.close());
window.on('configure', ({ resized }) => void (resized && draw(window)));
process.on('SIGUSR2', async () => {
  const asked = performance.now();
  const { bytes } = await session.snapshot(values.snapshot, { data: { file } });
  console.log(`snapshot: ${bytes} bytes ${ms(asked)}, ${values.snapshot}`);
});

if (values.restore === undefined) {
  await draw(window);
  await session.roundtrip();
  console.log(`shown: ${window.size.width}x${window.size.height} ${ms(began)}, process ${process.pid}`);
}

async function open(): Promise<Window> {
  const { width, height } = await load();
  const size = { width, height };
  const looks = { title: 'A picture', appId: 'static-picture', minSize: size, maxSize: size, scale: 1 };
  return Window.create(session, { key: 'picture', ...size, ...looks });
}

/** In the middle of the window, which may have another size: it is tiled or fullscreen then. */
async function draw(onto: Window): Promise<void> {
  const picture = await load();
  const drawn = onto.draw((target) => {
    target.pixels.fill(0);
    copyPicture(target, picture, (target.width - picture.width) >> 1, (target.height - picture.height) >> 1);
  });
  if (!drawn) onto.once('release', () => draw(onto));
}

async function load(): Promise<Picture> {
  if (file !== undefined) return loadPicture(file); // needs @napi-rs/canvas
  const [width, height] = [640, 480]; // none was named: colours that run into each other
  const colours = (_: unknown, i: number): number => [(i >> 2) % width, i / width / 8, 120, 255][i & 3] as number;
  return { width, height, pixels: Uint8ClampedArray.from({ length: width * height * 4 }, colours) };
}

// npm run demo:freeze: a process with its window goes to disk, its compositor is killed, and both come back, pixel for pixel.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { Command } from 'commander';
import { freezeProcess, thaw } from 'resurface/freeze';
import { decodePng, encodePng, type Image } from 'resurface/testing';
import { EmbeddedStage } from './embedded.js';
import { compiled, FrozenApp } from './frozen-app.js';
import { differing } from './images.js';
import { demoPicture } from './picture.js';
import { teller, untilInterrupted } from './terminal.js';

/** Of the picture, in pixels. */
const WIDTH = 640;
const HEIGHT = 480;

/** How long the screen may take to show or to take away a window, in ms. */
const REPAINT = 10_000;

const program = new Command('npm run demo:freeze --')
  .option('--json', 'print the figures as JSON, and nothing else')
  .option('--out <folder>', 'where before.png and after.png go', '.')
  .option('--criu <path>', 'the CRIU to use (default: RESURFACE_CRIU, else criu on PATH)')
  .parse();
const { json, out, criu } = program.opts<{ json?: true; out: string; criu?: string }>();

const signal = untilInterrupted();
const tell = teller(json === true);
const ms = (time: number): string => `${time.toFixed(0)} ms`;

async function until(stage: EmbeddedStage, right: (seen: Image | undefined) => boolean): Promise<Image | undefined> {
  for (const began = performance.now(); ; await turn()) {
    signal.throwIfAborted();
    const seen = await stage.look();
    if (right(seen) || performance.now() - began > REPAINT) return seen;
  }
}

const folder = mkdtempSync(join(tmpdir(), 'resurface-demo-'));
const code = compiled('static-picture');
let stage: EmbeddedStage | undefined;
let app: FrozenApp | undefined;
try {
  const file = join(folder, 'picture.png');
  const picture = demoPicture(WIDTH, HEIGHT);
  writeFileSync(file, picture);
  stage = await EmbeddedStage.start(WIDTH, HEIGHT, signal);
  tell('compositor', `embedded, ${WIDTH}x${HEIGHT}, process ${stage.pid}`);
  app = new FrozenApp([join(code, 'static-picture.js'), file], stage.env, folder);
  await app.says(/^shown: .*$/m, signal);
  const reference = decodePng(picture);
  const before = await until(stage, (seen) => seen !== undefined && differing(seen, reference) === 0);
  if (before === undefined) throw new Error('the picture is not shown');
  tell('shown', `by process ${app.pid}`);

  const images = join(folder, 'frozen');
  const tool = criu === undefined ? {} : { criu };
  const { bytes, duration: freezeMs } = await freezeProcess(app.pid, { images, ...tool });
  await app.ended();
  if ((await until(stage, (seen) => seen === undefined)) !== undefined) throw new Error('the window is still there');
  tell('frozen', `${(bytes / 2 ** 20).toFixed(1)} MiB in ${ms(freezeMs)}: the process is gone, and so is its window`);
  await stage.crash();
  tell('killed', `the compositor; another one runs, as after a boot, process ${stage.pid}`);

  const began = performance.now();
  const { pid, duration: thawMs } = await thaw(images, tool);
  app.pid = pid;
  const after = await until(stage, (seen) => seen !== undefined && differing(seen, before) === 0);
  if (after === undefined) throw new Error('the window did not come back');
  const backMs = performance.now() - began;
  const pixelsDiffering = differing(after, before);
  tell('thawed', `process ${pid} in ${ms(thawMs)}, its window was seen after ${ms(backMs)}`);
  tell('compared', `${pixelsDiffering} of ${WIDTH * HEIGHT} pixels differ`);

  mkdirSync(out, { recursive: true });
  writeFileSync(join(out, 'before.png'), encodePng(before));
  writeFileSync(join(out, 'after.png'), encodePng(after));
  tell('look at', `${join(out, 'before.png')} and ${join(out, 'after.png')}`);
  if (json === true) console.log(JSON.stringify({ bytes, freezeMs, thawMs, backMs, pixelsDiffering }));
  process.exitCode = pixelsDiffering === 0 ? 0 : 1;
} catch (error) {
  console.error(`demo: ${(error as Error).message}`);
  process.exitCode = 1;
} finally {
  app?.kill();
  await stage?.stop();
  FrozenApp.discard(code);
  rmSync(folder, { recursive: true, force: true });
}

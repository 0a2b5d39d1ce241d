// npm run demo: a picture, its process killed, its compositor killed, and not a pixel lost.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { encodePng } from 'resurface/testing';
import { DesktopStage } from './desktop.js';
import { EmbeddedStage } from './embedded.js';
import { demoPicture } from './picture.js';
import { play } from './play.js';
import type { Program } from './program.js';
import { teller, untilInterrupted } from './terminal.js';

interface Options {
  json?: true;
  out: string;
  size: { width: number; height: number };
  display?: string | true;
}

function sizeOf(text: string): { width: number; height: number } {
  const [, width, height] = /^([1-9]\d{1,3})x([1-9]\d{1,3})$/.exec(text) ?? [];
  if (width === undefined || height === undefined) throw new InvalidArgumentError('It must be like 640x480.');
  return { width: Number(width), height: Number(height) };
}

const program = new Command('npm run demo --')
  .option('--json', 'print the figures as JSON, and nothing else')
  .option('--out <folder>', 'where before.png and after.png go', '.')
  .option('--size <WxH>', 'pixels of the picture', sizeOf, { width: 640, height: 480 })
  .option('--display [name]', 'play on the running desktop, which is not killed')
  .parse();
const { json, out, size, display } = program.opts<Options>();

const signal = untilInterrupted();
const tell = teller(json === true);

async function snapshotOf(client: Program): Promise<string> {
  client.signal('SIGUSR2');
  const [, file = ''] = await client.says(/^snapshot: \d+ bytes in [\d.]+ ms, (.*)$/, signal);
  return file;
}

const folder = mkdtempSync(join(tmpdir(), 'resurface-demo-'));
let embedded: EmbeddedStage | undefined;
try {
  mkdirSync(out, { recursive: true });
  const picture = demoPicture(size.width, size.height);
  const file = join(folder, 'picture.png');
  writeFileSync(file, picture);
  if (display === undefined) {
    embedded = await EmbeddedStage.start(size.width, size.height, signal);
    tell('compositor', `embedded, ${size.width}x${size.height}, process ${embedded.pid}`);
  }
  const desktop = (): DesktopStage =>
    new DesktopStage(display === true ? undefined : display, picture, snapshotOf, tell);
  const { result, before, after } = await play(embedded ?? desktop(), { picture, file, folder, signal, tell });
  writeFileSync(join(out, 'before.png'), encodePng(before));
  writeFileSync(join(out, 'after.png'), encodePng(after));
  tell('look at', `${join(out, 'before.png')} and ${join(out, 'after.png')}`);
  if (json === true) console.log(JSON.stringify(result));
  process.exitCode = result.pixelsDiffering === 0 ? 0 : 1;
} catch (error) {
  console.error(`demo: ${(error as Error).message}`);
  process.exitCode = 1;
} finally {
  await embedded?.stop();
  rmSync(folder, { recursive: true, force: true });
}

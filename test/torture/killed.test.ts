// A process is killed by the kernel at points all over the script; this one goes on from the file that it wrote.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, onTestFinished, test } from 'vitest';
import { program } from '../support/program.js';
import { Cutting } from './cutting.js';
import { Run } from './run.js';
import { wholeScript } from './script.js';
import { World } from './world.js';

const POINTS = 12;
const player = new URL('./player.ts', import.meta.url);
const { length } = wholeScript().steps;
const points = Array.from({ length: POINTS }, (_, i) => Math.round(((i + 0.5) * length) / POINTS));

test.each(points)('SIGKILL after step %i', async (point) => {
  const cutting = await Cutting.start();
  const { screen, script } = cutting;
  await screen.restart();
  const folder = mkdtempSync(join(tmpdir(), 'resurface-torture-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'killed.wls');
  const world = new World(screen);
  await playUntilKilled(world, file, point);
  await screen.until(() => screen.clients.length === 0);
  world.letGo();
  const found = await cutting.faults(`killed after ${point}`, () => new Run(world, script, () => undefined).play(file));
  expect(found).toEqual([]);
});

async function playUntilKilled(world: World, file: string, point: number): Promise<void> {
  const child = spawn(process.execPath, [program(player), world.screen.socket, file, String(point)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'close');
  let complaint = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaint += text;
  });
  let written = false;
  createInterface({ input: child.stdout }).on('line', (line) => {
    const said = JSON.parse(line) as { method: keyof World; args: unknown[] } | { written: number };
    if (written) return; // it is as good as dead
    if ('written' in said) {
      written = true;
      child.kill('SIGKILL');
    } else {
      (world[said.method] as (...args: unknown[]) => void)(...said.args);
    }
  });
  const [code, signal] = await ended;
  expect({ code, signal, complaint }).toEqual({ code: null, signal: 'SIGKILL', complaint: '' });
}

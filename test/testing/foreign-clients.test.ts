// Other people's clients on the test compositor: they shake hands with our reading of the specs.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, watch } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Rectangle, TestCompositor } from '../../src/testing/index.js';
import { type ForeignClient, runForeignClient } from '../peers/index.js';
import { atTheEnd, leaveNothingOpen, pixel, start } from './screen.js';

leaveNothingOpen();

const isHere = (program: string): boolean => spawnSync('sh', ['-c', `command -v ${program}`]).status === 0;

/** Defines the test where the program is; elsewhere its name tells, and it fails if all peers are required. */
const withProgram =
  (program: string) =>
  (name: string, run: () => Promise<void>): void => {
    if (isHere(program)) {
      test(name, run);
      return;
    }
    test(`${name}: not tried, there is no ${program}`, () => {
      if (process.env.RESURFACE_REQUIRE_PEERS === 'all') throw new Error(`${program} is required: .ci/install-peers`);
    });
  };

/** Fails the test as soon as the client is refused something, or ends too early. */
async function shows<T>(
  screen: TestCompositor,
  client: ForeignClient,
  predicate: () => T,
): Promise<Exclude<T, false | undefined>> {
  const refused = new Promise<never>((_resolve, reject) => {
    screen.once('protocolError', (error) => reject(new Error(`${error.interface}: ${error.message}`)));
  });
  const ended = client.exited.then(({ code, signal }) => {
    throw new Error(`the client ended with ${signal ?? code}: ${client.log()}`);
  });
  return Promise.race([screen.until(predicate), refused, ended]);
}

const windowTitled = (screen: TestCompositor, title: RegExp) => () =>
  screen.windows.find((one) => title.test(one.title ?? ''));

describe('foreign clients', () => {
  withProgram('weston-simple-shm')('weston-simple-shm animates its square', async () => {
    const screen = await start({ width: 300, height: 300 });
    const client = runForeignClient(screen, 'weston-simple-shm');
    const window = await shows(screen, client, windowTitled(screen, /simple-shm/));
    expect(window.rectangle).toEqual({ x: 0, y: 0, width: 250, height: 250 });
    const first = await screen.screenshot();
    expect(pixel(first, 2, 2)).toBe(0xffffff);
    const { requests } = window.client;
    await shows(screen, client, () => window.client.requests > requests + 100);
    expect(Buffer.compare((await screen.screenshot()).data, first.data)).not.toBe(0);
    await client.stop();
  });

  withProgram('weston-subsurfaces')('weston-subsurfaces shows its three surfaces', async () => {
    const screen = await start({ width: 640, height: 480 });
    const client = runForeignClient(screen, 'weston-subsurfaces');
    await shows(screen, client, () => {
      const window = screen.windows[0];
      return window !== undefined && screen.digest({ client: window.client }).windows[0]?.subsurfaces?.length === 2;
    });
    // Its own thread draws the second one with EGL's software renderer.
    await shows(screen, client, () => {
      const surfaces = screen.digest()[0]?.windows[0]?.subsurfaces ?? [];
      return surfaces.some(({ surface }) => surface.content !== undefined);
    });
    await client.stop();
  });

  withProgram('foot')('foot types what the keyboard types', async () => {
    const screen = await start({ width: 640, height: 480 });
    const directory = mkdtempSync(join(tmpdir(), 'resurface-foot-'));
    atTheEnd(() => rmSync(directory, { recursive: true }));
    const file = join(directory, 'typed');
    const client = runForeignClient(screen, 'foot', {
      args: ['sh', '-c', `read line; echo "$line" > ${file}.new; mv ${file}.new ${file}; sleep 60`],
    });
    await shows(screen, client, () => screen.windows[0]?.states.includes('activated') ?? false);
    const written = new Promise<void>((resolve) => {
      const watcher = watch(directory, (_event, name) => {
        if (name !== 'typed') return;
        watcher.close();
        resolve();
      });
    });
    const { keyboard } = screen.input;
    const type = (...codes: number[]): void => {
      for (const code of codes) keyboard.key(code, 'pressed');
      for (const code of codes.reverse()) keyboard.key(code, 'released');
    };
    type(42, 35); // H
    for (const code of [23, 57, 11, 28]) type(code); // i, space, 0, Return
    await Promise.race([written, client.exited]);
    expect(readFileSync(file, 'utf8')).toBe('Hi 0\n');
    expect(await maximize(screen, client)).toEqual({ x: 0, y: 0, width: 640, height: 480 });
    await client.stop();
  });

  const clipboards: Record<string, number>[] = [{}, { zwlr_data_control_manager_v1: 0 }];
  for (const globals of clipboards)
    withProgram('wl-copy')(`wl-copy and wl-paste exchange words, globals ${JSON.stringify(globals)}`, async () => {
      const screen = await start({ globals });
      const copy = runForeignClient(screen, 'wl-copy', { args: ['-f', 'words to keep'] });
      const setSelection = new Promise<void>((resolve) => {
        screen.on('request', ({ request }) => {
          if (request === 'set_selection') resolve();
        });
      });
      await setSelection;
      const paste = runForeignClient(screen, 'wl-paste', { args: ['-n'] });
      expect(await paste.exited).toEqual({ code: 0, signal: null });
      expect(paste.log()).toBe('words to keep');
      await copy.stop();
    });

  withProgram('wayland-info')('wayland-info lists every global that is offered', async () => {
    const screen = await start({ globals: { wl_compositor: 4, wl_fixes: 0 } });
    const client = runForeignClient(screen, 'wayland-info');
    expect(await client.exited).toEqual({ code: 0, signal: null });
    const listed = [...client.log().matchAll(/^interface: '(\w+)',\s+version:\s+(\d+), name:\s+(\d+)$/gm)];
    expect(
      listed.map(([, name, version, number]) => ({ interface: name, version: Number(version), name: Number(number) })),
    ).toEqual(screen.globals);
  });
});

/** Configures the window as maximized and gives its rectangle once it has drawn that. */
async function maximize(screen: TestCompositor, client: ForeignClient): Promise<Rectangle> {
  const window = screen.windows[0];
  if (window === undefined) throw new Error('no window');
  screen.configure(window, { width: 640, height: 480, states: ['maximized', 'activated'] });
  return shows(screen, client, () => screen.windows[0]?.rectangle.width === 640 && screen.windows[0].rectangle);
}

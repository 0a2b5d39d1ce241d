// `freeze(session)`: a process freezes itself, and knows afterwards which of the two it is.
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { FreezeOptions } from '../../src/freeze/index.js';
import type { TestCompositor } from '../../src/testing/index.js';
import { command, resurface } from '../cli/run.js';
import { start } from '../session/stage.js';
import { nodeOf } from '../support/node-of.js';
import { program } from '../support/program.js';
import { App, counter, criu, describeFreezing, type Manner, runs } from './stage.js';

const WHO: Record<string, Manner> = { root: {}, rootless: { rootless: ['--user', '--map-root-user'] } };

/** A folder that everybody may look into. */
function place(): string {
  const folder = mkdtempSync(join(tmpdir(), 'resurface-itself-'));
  chmodSync(folder, 0o777);
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

async function screenFor(everybody: boolean): Promise<TestCompositor> {
  const screen = await start();
  if (everybody) {
    chmodSync(join(screen.socket, '..'), 0o711);
    chmodSync(screen.socket, 0o777);
  }
  return screen;
}

interface Itself {
  app: App;
  screen: TestCompositor;
  images: string;
}

/** An app whose window is shown, and that waits for SIGUSR1. */
async function itself(
  options: Partial<FreezeOptions> = {},
  { manner = {}, env = {}, before = [] }: { manner?: Manner; env?: Record<string, string>; before?: string[] } = {},
): Promise<Itself> {
  const screen = await screenFor(manner.rootless !== undefined);
  const file = program(new URL('apps/freezes-itself.ts', import.meta.url));
  const argv = [...before, file, JSON.stringify({ criu, ...options })];
  const app = new App(argv, { WAYLAND_DISPLAY: screen.socket, ...env }, manner);
  await app.says(/^shown$/);
  return { app, screen, images: app.images() };
}

const titles = (screen: TestCompositor): (string | undefined)[] => screen.windows.map(({ title }) => title);

describeFreezing('a process that freezes itself', () => {
  for (const [who, manner] of Object.entries(WHO)) {
    test(`as ${who}: it ends, and is thawed as restored, with its heap, its timers and its window`, async () => {
      const { app, screen } = await itself({}, { manner });
      const before = await screen.screenshot();
      const pixel = (image: typeof before): number[] => [...image.data.subarray(0, 4)];
      process.kill(app.pid, 'SIGUSR1');
      await app.ended();
      expect(app.said).toBe('shown\n'); // nothing after the freeze ran
      expect(titles(screen)).toEqual([]);

      expect(await app.thawByCommand()).toMatchObject({ code: 0, stderr: '' });
      await app.says(/^restored true, files elsewhere$/);
      await app.says(/^state: {"same":true,"connected":true,"epoch":2}$/);
      expect(app.said).toMatch(/^rebuilt: thaw, lost 0$/m);
      expect(titles(screen)).toEqual(['main']);
      expect(pixel(await screen.screenshot())).toEqual(pixel(before));
    });
  }

  test('thawed elsewhere it hears of the other compositor, as one does that was connected', async () => {
    const { app, screen } = await itself();
    process.kill(app.pid, 'SIGUSR1');
    await app.ended();
    const other = await start();
    await app.thaw({ display: other.socket });
    await app.says(/^restored true/);
    await app.says(/^state: /);
    expect([titles(screen), titles(other)]).toEqual([[], ['main']]);
  });

  test('a picture of its window is beside the images', async () => {
    const { app, images } = await itself();
    process.kill(app.pid, 'SIGUSR1');
    await app.ended();
    const { stdout } = await resurface(['inspect', join(images, 'snapshot.wls'), '--json']);
    expect(JSON.parse(stdout)).toMatchObject({ windows: [{ key: 'main', title: 'main' }] });
  });

  test('with leaveRunning it runs on, not restored; a clone of it is', async () => {
    const { app, screen } = await itself({ leaveRunning: true });
    process.kill(app.pid, 'SIGUSR1');
    await app.says(/^restored false, files .*\/set$/);
    await app.says(/^state: {"same":true,"connected":true,"epoch":2}$/);
    expect(app.said).toMatch(/^rebuilt: resume, lost 0$/m);
    const original = app.pid;
    await app.thaw({ clone: true });
    onTestFinished(() => void process.kill(original, 'SIGKILL'));
    await app.says(/^restored true/);
    await app.says(/^state: {"same":true,"connected":true,"epoch":2}$/);
    expect(app.pid).not.toBe(original);
    expect(titles(screen)).toEqual(['main', 'main']);
  });
});

describeFreezing('a process that cannot be frozen', () => {
  /** The app lives on, connected as before. */
  async function livesOn({ app, screen }: Itself, epoch: number): Promise<void> {
    await app.says(new RegExp(`^state: {"same":true,"connected":true,"epoch":${epoch}}$`));
    expect(titles(screen)).toEqual(['main']);
    expect(runs(app.pid)).toBe(true);
  }

  test('because of what it holds: it hears of each thing by name, and its session is connected again', async () => {
    const path = join(place(), 'other');
    const server = createServer().listen(path);
    onTestFinished(() => void server.close());
    const it = await itself({}, { env: { HELD: path } });
    process.kill(it.app.pid, 'SIGUSR1');
    const [, message] = await it.app.says(/^failed ERR_WL_FREEZE_OBSTACLE: (.*)$/);
    expect(message).toContain(`a unix connection to ${path}`);
    await livesOn(it, 2);
    expect(existsSync(join(it.images, 'snapshot.wls'))).toBe(false);
  });

  test('because of a seccomp filter, which what freezes it would have too', async () => {
    const filtered = program(new URL('../sys/scripts/filtered.ts', import.meta.url));
    const it = await itself({}, { before: [filtered, process.execPath] });
    process.kill(it.app.pid, 'SIGUSR1');
    await it.app.says(
      /^failed ERR_WL_FREEZE_OBSTACLE: .* a seccomp filter \(only root can freeze it, and only from outside/,
    );
    await livesOn(it, 2);
    // from outside root may
    expect(await it.app.freezeByCommand()).toMatchObject({ code: 0, stderr: '' });
    await it.app.ended();
  });

  test('because CRIU fails, or takes too long: it hears so', async () => {
    for (const [dump, code] of [
      ['echo no >&2; exit 1', 'ERR_WL_FREEZE'],
      ['exec sleep 60', 'ERR_WL_TIMEOUT'],
    ]) {
      const file = join(place(), 'criu');
      writeFileSync(file, `#!/bin/sh\n[ "$1" = --version ] && { echo 'Version: 4.2.1'; exit 0; }\n${dump}\n`, {
        mode: 0o755,
      });
      const it = await itself({ criu: file, timeout: 500 });
      process.kill(it.app.pid, 'SIGUSR1');
      await it.app.says(new RegExp(`^failed ${code}: `));
      await livesOn(it, 2);
    }
  });

  test('because there is no CRIU, or the folder is not empty: nothing is done, not even suspended', async () => {
    const without = await itself({ criu: '/no/criu' });
    process.kill(without.app.pid, 'SIGUSR1');
    await without.app.says(/^failed ERR_WL_DEPENDENCY: /);
    await livesOn(without, 1);
    const full = await itself();
    mkdirSync(full.images);
    writeFileSync(join(full.images, 'mine'), '');
    process.kill(full.app.pid, 'SIGUSR1');
    await full.app.says(/^failed ERR_WL_ARGUMENT: .*is not empty/);
    await livesOn(full, 1);
    expect(readdirSync(full.images)).toEqual(['mine']);
  });
});

describeFreezing('through resurface run', () => {
  const launcher = (node: string): string[] => [...command, 'run', '--', node];

  test.each(['22', '24', '26'])('Node %s can be frozen from outside and from inside', async (version) => {
    const screen = await start();
    const node = nodeOf(version);
    const app = new App([...launcher(node), counter()], { WAYLAND_DISPLAY: screen.socket });
    await app.says(/^shown: /);
    const before = await app.state();
    expect(await app.freezeByCommand()).toMatchObject({ code: 0, stderr: '' });
    await app.ended();
    expect(await app.thawByCommand()).toMatchObject({ code: 0, stderr: '' });
    await app.says(/^rebuilt: {"cause":"thaw","lost":\[\],"degraded":\[\]}$/);
    expect(await app.state()).toMatchObject({ token: before.token, frames: before.frames, pid: before.pid });

    const { app: other } = await itself({}, { before: launcher(node) });
    process.kill(other.pid, 'SIGUSR1');
    await other.ended();
    await other.thaw();
    await other.says(/^restored true/);
    await other.says(/^state: {"same":true,"connected":true,"epoch":2}$/);
  });

  test('Node 24 can be frozen by somebody who is not root', async () => {
    const screen = await screenFor(true);
    const node = join(place(), 'node');
    copyFileSync(nodeOf('24'), node); // where it came from, others may not look
    const app = new App([...launcher(node), counter()], { WAYLAND_DISPLAY: screen.socket }, WHO.rootless);
    await app.says(/^shown: /);
    const before = await app.state();
    expect(await app.freezeByCommand()).toMatchObject({ code: 0, stderr: '' });
    await app.ended();
    expect(await app.thawByCommand()).toMatchObject({ code: 0, stderr: '' });
    await app.says(/^rebuilt: {"cause":"thaw"/);
    expect(await app.state()).toMatchObject({ token: before.token });
  });
});

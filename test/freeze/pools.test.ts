// The memory that is shared with the compositor, in the images and out of them.
import { existsSync, readdirSync, readlinkSync, rmSync, statSync, truncateSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import { TestCompositor } from '../../src/testing/index.js';
import { compareImages } from '../peers/index.js';
import { App, describeFreezing, pools } from './stage.js';

const MIB = 2 ** 20;

async function showing(
  wanted: readonly { bytes: number; width: number; height: number; name?: string }[],
  size = { width: 800, height: 600 },
): Promise<{ app: App; screen: TestCompositor }> {
  const screen = await TestCompositor.start(size);
  onTestFinished(() => screen.stop());
  const app = new App([pools(), JSON.stringify(wanted)], { WAYLAND_DISPLAY: screen.socket });
  await app.says(/^shown$/);
  await screen.until(() => screen.windows.length === wanted.length);
  return { app, screen };
}

/** Freezes and thaws, and looks that nothing is different. @returns bytes of the set */
async function there(
  { app, screen }: { app: App; screen: TestCompositor },
  meanwhile = (): void => {},
): Promise<number> {
  const [picture, digest] = [await screen.screenshot(), screen.digest()];
  const { bytes } = await app.freeze();
  await screen.until(() => screen.clients.length === 0);
  meanwhile();
  await app.thaw();
  await app.says(/^rebuilt: \{"lost":\[\],"degraded":\[\]\}$/);
  await app.says(/^settled$/);
  expect(screen.digest()).toEqual(digest);
  expect(compareImages(await screen.screenshot(), picture).pixelsDiffering).toBe(0);
  return bytes;
}

const poolFds = (pid: number): string[] => {
  const all = readdirSync(`/proc/${pid}/fd`).map((fd) => `/proc/${pid}/fd/${fd}`);
  return all.filter((fd) => readlinkSync(fd).startsWith('/memfd:'));
};

describeFreezing('pools in a freeze set', () => {
  test('several, each with its own pixels', async () => {
    await there(await showing([1, 2, 3].map((n) => ({ bytes: n * MIB, width: 100 * n, height: 50 * n }))));
  });

  test('one of 4K', async () => {
    const size = { width: 3840, height: 2160 };
    await there(await showing([{ bytes: 3840 * 2160 * 4, ...size }], size));
  });

  test('a sparse one takes the room of what was drawn, in the images and after the thaw', async () => {
    const bytes = 512 * MIB;
    const { app, screen } = await showing([{ bytes, width: 64, height: 64 }]);
    expect(await there({ app, screen })).toBeLessThan(100 * MIB); // a Node process has some 20
    const [fd = ''] = poolFds(app.pid);
    const { size, blocks } = statSync(fd);
    expect(size).toBe(bytes);
    expect(blocks * 512).toBeLessThan(MIB);
  });

  test('is sealed against shrinking after the thaw as before', async () => {
    const shown = await showing([{ bytes: MIB, width: 64, height: 64 }]);
    await there(shown);
    const fds = poolFds(shown.app.pid);
    expect(fds).not.toEqual([]);
    for (const fd of fds) expect(() => truncateSync(fd, 0)).toThrow(/EPERM/);
  });

  test('one with a name, which a boot takes away', async () => {
    const name = `/resurface-test-${process.pid}`;
    const file = `/dev/shm${name}`;
    const shown = await showing([{ bytes: MIB, width: 64, height: 64, name }]);
    expect(existsSync(file)).toBe(true);
    onTestFinished(() => rmSync(file, { force: true }));
    const { mode } = statSync(file);
    await there(shown, () => rmSync(file));
    expect(statSync(file).mode).toBe(mode);
    process.kill(shown.app.pid, 'SIGUSR2');
    await shown.app.says(/^pools: \[\{"bytes":1048584,"memory":"posix"\}\]$/);
  });
});

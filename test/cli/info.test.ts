import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { describeEachPeer } from '../peers/index.js';
import { resurface, run } from './run.js';

/** The lines that name globals, sorted: wayland-info has an order of its own, and words what is below them differently. */
function globalLines(text: string): string[] {
  const lines = text.split('\n').filter((line) => line.startsWith('interface: '));
  return lines.sort();
}

function emptyRuntimeDir(): string {
  const folder = mkdtempSync(join(tmpdir(), 'resurface-cli-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

describeEachPeer('resurface info', (peer) => {
  test('lists the globals that wayland-info lists, line for line', async () => {
    const screen = await peer.start();
    const theirs = await run('wayland-info', [], {
      WAYLAND_DISPLAY: screen.socket,
      XDG_RUNTIME_DIR: screen.runtimeDir,
    });
    expect(theirs.stderr).toBe('');
    const ours = await resurface(['info', '--display', screen.socket]);
    expect(ours).toMatchObject({ code: 0, stderr: '' });
    expect(globalLines(ours.stdout).length).toBeGreaterThan(10);
    expect(globalLines(ours.stdout)).toEqual(globalLines(theirs.stdout));
  });

  test('tells outputs and formats as JSON', async () => {
    const screen = await peer.start({ width: 640, height: 480 });
    const { stdout } = await resurface(['info', '--json'], { WAYLAND_DISPLAY: screen.socket });
    const { globals } = JSON.parse(stdout) as { globals: { interface: string; details?: Record<string, unknown> }[] };
    const details = (name: string) => globals.find((one) => one.interface === name)?.details;
    expect(details('wl_output')).toMatchObject({ width: 640, height: 480, scale: 1 });
    expect(details('wl_shm')?.formats).toEqual(expect.arrayContaining(['AR24', 'XR24']));
  });
});

test('nobody there is said in one line with its code, and exit status 1', async () => {
  const folder = emptyRuntimeDir();
  const { code, stdout, stderr } = await resurface(['info'], { XDG_RUNTIME_DIR: folder, WAYLAND_DISPLAY: 'wayland-9' });
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toMatch(/^resurface: ERR_WL_CONNECT: [^\n]*wayland-9[^\n]*\n$/);
});

test('a compositor that says nothing is waited for no longer than asked', async () => {
  const socket = join(emptyRuntimeDir(), 'silent');
  const server = createServer((connection) => connection.resume());
  await new Promise<void>((resolve) => server.listen(socket, resolve));
  onTestFinished(async () => {
    await new Promise((resolve) => server.close(resolve));
  });
  const { code, stderr } = await resurface(['info', '--display', socket, '--timeout', '50']);
  expect(code).toBe(1);
  expect(stderr).toMatch(/^resurface: [^\n]*time[^\n]*\n$/i);
});

import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { compareImages, describeEachPeer, readPng } from '../peers/index.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Runs the demo to its end. */
function demo(args: readonly string[], env: NodeJS.ProcessEnv): Promise<{ failed: boolean; said: string }> {
  const argv = ['--import', import.meta.resolve('tsx'), join(root, 'examples/demo/main.ts'), ...args];
  return new Promise((resolve) => {
    execFile(process.execPath, argv, { cwd: root, env, timeout: 50_000 }, (error, stdout, stderr) => {
      resolve({ failed: error !== null, said: stdout + stderr });
    });
  });
}

describeEachPeer('the demo on a desktop that runs', (peer) => {
  test('kills its own client only, and finds no pixel changed', async () => {
    const out = mkdtempSync(join(tmpdir(), 'resurface-test-demo-'));
    onTestFinished(() => rmSync(out, { recursive: true }));
    const screen = await peer.start();
    const { pid } = screen;
    const env: NodeJS.ProcessEnv = {
      ...process.env,
      ...screen.env,
      WAYLAND_DISPLAY: undefined,
      WAYLAND_SOCKET: undefined,
    };
    const { failed, said } = await demo(['--display', screen.display, '--out', out], env);
    expect(failed, said).toBe(false);
    expect(said).toContain('is yours, and lives on');
    expect(said).toContain('0 of 307200 pixels differ');
    // weston serves no screenshots to grim
    if (peer.kind === 'weston') expect(said).toContain('what is compared is what each process would show elsewhere');
    else expect(said).not.toContain('elsewhere');
    expect(compareImages(readPng(join(out, 'before.png')), readPng(join(out, 'after.png'))).pixelsDiffering).toBe(0);
    expect(screen.pid).toBe(pid);
    expect(await screen.windows()).toEqual([]);
  }, 60_000);
});

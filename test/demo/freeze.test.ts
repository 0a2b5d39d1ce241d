// `npm run demo:freeze`, as somebody runs it who has CRIU.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { decodePng } from '../../src/testing/index.js';
import { run } from '../cli/run.js';
import { criu, describeFreezing } from '../freeze/stage.js';
import { compareImages } from '../peers/index.js';

const demo = fileURLToPath(new URL('../../examples/demo/freeze.ts', import.meta.url));

describeFreezing('the demo of freezing', () => {
  const play = async (...args: string[]) => {
    const out = mkdtempSync(join(tmpdir(), 'resurface-demo-out-'));
    onTestFinished(() => rmSync(out, { recursive: true, force: true }));
    const outcome = await run(process.execPath, ['--import', import.meta.resolve('tsx'), demo, '--out', out, ...args]);
    return { ...outcome, out };
  };

  test('leaves two pictures without a differing pixel, and figures', async () => {
    const { code, stdout, stderr, out } = await play('--json', '--criu', criu);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(JSON.parse(stdout)).toMatchObject({
      pixelsDiffering: 0,
      bytes: expect.any(Number),
      backMs: expect.any(Number),
    });
    const [before, after] = ['before', 'after'].map((name) => decodePng(readFileSync(join(out, `${name}.png`))));
    if (before === undefined || after === undefined) throw new Error('two names, two pictures');
    expect([before.width, before.height]).toEqual([640, 480]);
    expect(compareImages(before, after).pixelsDiffering).toBe(0);
  });

  test('says what to install where there is no CRIU, and leaves nothing', async () => {
    const { code, stderr, out } = await play('--criu', '/no/criu');
    expect(code).toBe(1);
    expect(stderr).toMatch(/^demo: \/no\/criu is no executable file; install CRIU 4\.2/);
    expect(readdirSync(out)).toEqual([]);
  });
});

// `npm run lint` must fail on a bad import. (With a TypeScript that it doesn't know, dependency-cruiser finds no
// modules and is content: so each rule is broken here on purpose, in a copy.)
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { root, run } from './packed.js';

/** Rule → a file and an import in it that breaks the rule. */
const broken: [rule: string, file: string, imported: string][] = [
  ['room-wire', 'src/wire/bad.ts', "import '../sys/index.js';"],
  ['room-protocol', 'src/protocol/bad.ts', "import '../objects/index.js';"],
  ['room-journal', 'src/journal/bad.ts', "import type { Session } from '../session/index.js';"],
  ['room-client', 'src/client/bad.ts', "import '../session/index.js';"],
  ['room-testing', 'src/testing/bad.ts', "import '../client/index.js';"],
  ['room-shm', 'src/shm/bad.ts', "import '../index.js';"],
  ['room-unknown', 'src/elsewhere/bad.ts', "import '../wire/index.js';"],
  ['errors-imports-nothing', 'src/errors.ts', "import 'node:fs';"],
  ['through-the-door', 'src/client/door.ts', "import '../wire/codec.js';"],
  ['not-out-of-src', 'src/scanner/out.ts', "import '../../protocols/generate.js';"],
  ['no-cycle', 'src/wire/fixed.ts', "import './codec.js';"],
  ['unresolvable', 'src/wire/gone.ts', "import './nothing.js';"],
  ['package-koffi', 'src/client/ffi.ts', "import 'koffi';"],
  ['package-pngjs', 'src/session/png.ts', "import 'pngjs';"],
  ['package-@napi-rs/canvas', 'src/window/canvas.ts', "import '@napi-rs/canvas';"],
  ['package-unknown', 'src/cli/typescript.ts', "import 'typescript';"],
];

interface Cruise {
  summary: {
    violations: { rule: { name: string }; from: string; cycle?: { name: string }[] }[];
    totalCruised: number;
    error: number;
  };
}

test('the import rules notice each kind of bad import, and make lint fail', async () => {
  const copy = mkdtempSync(join(tmpdir(), 'resurface-imports-'));
  onTestFinished(() => rmSync(copy, { recursive: true }));
  for (const path of ['src', 'protocols', 'package.json', 'tsconfig.json', '.dependency-cruiser.mjs']) {
    cpSync(join(root, path), join(copy, path), { recursive: true });
  }
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));

  const depcruise = join(root, 'node_modules/.bin/depcruise');
  const clean = await run(copy, depcruise, ['src', '--output-type', 'json']);
  const { summary } = JSON.parse(clean.stdout) as Cruise;
  expect(summary.violations.map(({ rule, from }) => `${rule.name}: ${from}`)).toEqual([]);
  expect(clean.code).toBe(0);
  expect(summary.totalCruised).toBeGreaterThan(100);

  for (const [, file, imported] of broken) {
    mkdirSync(dirname(join(copy, file)), { recursive: true });
    appendFileSync(join(copy, file), `${imported}\n`);
  }
  const dirty = await run(copy, depcruise, ['src', '--output-type', 'json']);
  const { violations } = (JSON.parse(dirty.stdout) as Cruise).summary;
  const noticed = new Set<string>();
  for (const { rule, from, cycle = [] } of violations) {
    // a cycle is told once, from any of its files
    for (const file of [from, ...cycle.map(({ name }) => name)]) noticed.add(`${rule.name}: ${file}`);
  }
  for (const [rule, file] of broken) expect(noticed).toContain(`${rule}: ${file}`);
  expect((await run(copy, depcruise, ['src'])).code).not.toBe(0);
});

test('a promise that nobody waits for makes lint fail', async () => {
  const copy = mkdtempSync(join(tmpdir(), 'resurface-lint-'));
  onTestFinished(() => rmSync(copy, { recursive: true }));
  for (const path of ['biome.json', 'package.json', 'tsconfig.json', '.gitignore']) {
    cpSync(join(root, path), join(copy, path));
  }
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  const biome = join(root, 'node_modules/.bin/biome');
  const file = join(copy, 'promise.ts');
  const lines = ['export async function wait(): Promise<void> {}', '', 'export function start(): void {'];
  writeFileSync(file, [...lines, '  void wait();', '}', ''].join('\n'));
  expect(await run(copy, biome, ['check', '--error-on-warnings'])).toMatchObject({ code: 0 });
  writeFileSync(file, [...lines, '  wait();', '}', ''].join('\n'));
  const { code, output } = await run(copy, biome, ['check', '--error-on-warnings']);
  expect(code).not.toBe(0);
  expect(output).toContain('noFloatingPromises');
});

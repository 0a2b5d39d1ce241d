import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { resurface } from './run.js';

const echo = fileURLToPath(new URL('../scanner/echo.xml', import.meta.url));

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'resurface-cli-'));
  onTestFinished(() => rmSync(made, { recursive: true }));
  return made;
}

test('resurface scan writes a module for each file and names it', async () => {
  const out = join(folder(), 'new/protocols');
  expect(await resurface(['scan', echo, '-o', out])).toEqual({ code: 0, stdout: `${out}/echo.ts\n`, stderr: '' });
  expect(readFileSync(join(out, 'echo.ts'), 'utf8')).toMatch(/from 'resurface';/);
});

test('resurface scan --meanings also begins a table of meanings, once', async () => {
  const out = folder();
  const both = `${out}/echo.ts\n${out}/echo.meanings.ts\n`;
  expect(await resurface(['scan', echo, '-o', out, '--meanings'])).toEqual({ code: 0, stdout: both, stderr: '' });
  expect((await resurface(['scan', echo, '-o', out, '--meanings'])).stdout).toBe(`${out}/echo.ts\n`);
});

test('resurface scan refuses bad XML with file, line and what is wrong', async () => {
  const bad = join(folder(), 'bad.xml');
  writeFileSync(bad, '<protocol name="bad">\n  <interface name="a" version="none"/>\n</protocol>\n');
  const { code, stdout, stderr } = await resurface(['scan', bad, '-o', folder()]);
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toMatch(/^resurface: ERR_WL_XML: [^\n]*bad\.xml:2: [^\n]+\n$/);
});

test('resurface scan without a folder says what is missing', async () => {
  const { code, stderr } = await resurface(['scan', echo]);
  expect(code).toBe(1);
  expect(stderr).toMatch(/^error: required option '-o, --out <dir>' not specified\n/);
});

test('an unknown command is refused, --version tells the version', async () => {
  expect(await resurface(['frobnicate'])).toMatchObject({ code: 1, stdout: '' });
  expect((await resurface(['--version'])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
});

import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { protocolFiles } from '../../protocols/generate.js';
import type { ProtocolMeanings } from '../../src/protocol/index.js';
import { emitMeanings, parseProtocol, readProtocols, scan } from '../../src/scanner/index.js';

const HERE = dirname(fileURLToPath(import.meta.url));
const ECHO = join(HERE, 'echo.xml');
const SOURCE = join(HERE, '../../src');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'resurface-meanings-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** What a strict compiler says of the files in `folder`, with the library's types behind `resurface`. */
function problems(file: string): string[] {
  writeFileSync(
    join(folder, 'library.ts'),
    `export * from '${SOURCE}/protocol/index.js'; export { OwnedFd } from '${SOURCE}/wire/index.js';`,
  );
  const program = ts.createProgram([join(folder, file)], {
    ...{ strict: true, noEmit: true, skipLibCheck: true, noUnusedLocals: true, noUncheckedIndexedAccess: true },
    ...{ verbatimModuleSyntax: true, isolatedModules: true, erasableSyntaxOnly: true },
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    lib: ['lib.es2023.d.ts', 'lib.esnext.disposable.d.ts'],
    types: ['node'],
    typeRoots: [join(HERE, '../../node_modules/@types')],
    paths: { resurface: [join(folder, 'library.ts')], 'resurface/protocols/*': [`${SOURCE}/protocol/generated/*`] },
  });
  return ts.getPreEmitDiagnostics(program).map((one) => ts.flattenDiagnosticMessageText(one.messageText, '\n'));
}

describe('a table that the scanner begins', () => {
  it('knows what makes objects and what destroys them, and names the rest', async () => {
    const text = emitMeanings(parseProtocol(readFileSync(ECHO, 'utf8'), 'echo.xml'));
    const { outputText } = ts.transpileModule(text, {
      compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 },
    });
    const { meanings } = (await import(`data:text/javascript,${encodeURIComponent(outputText)}`)) as {
      meanings: ProtocolMeanings<Record<string, string>>;
    };
    expect(Object.keys(meanings)).toEqual(['echo_v1', 'echo_child_v1', 'echo_mute_v1']);
    const { requests } = meanings.echo_v1 ?? {};
    expect(requests?.destroy).toEqual({ lifetime: 'destroys', afterLoss: 'repeat' });
    expect(requests?.make_child).toEqual({ lifetime: 'creates', afterLoss: 'repeat' });
    expect(requests?.numbers).toEqual({
      identity: 'overwrite',
      key: 'numbers',
      afterLoss: 'drop',
      why: 'nobody declared what it means',
    });
  });

  it('is the same for the same XML, whatever the protocol', { timeout: 60_000 }, async () => {
    for (const model of await readProtocols(protocolFiles())) {
      const text = emitMeanings(model);
      expect(text).toBe(emitMeanings(model));
      expect(ts.transpileModule(text, { reportDiagnostics: true }).diagnostics, model.stem).toEqual([]);
      for (const line of text.split('\n')) expect(line.length, line).toBeLessThanOrEqual(121);
    }
  });

  it('is written beside the classes, which use it, and compiles as it is', { timeout: 60_000 }, async () => {
    const written = await scan({ files: [ECHO], out: folder, meanings: true });
    expect(written).toEqual([join(folder, 'echo.ts'), join(folder, 'echo.meanings.ts')]);
    expect(readFileSync(join(folder, 'echo.ts'), 'utf8')).toContain('meanings: meanings.echo_child_v1,');
    expect(problems('echo.ts')).toEqual([]);
  });

  it('is never written again, and is used by every later scan', async () => {
    await scan({ files: [ECHO], out: folder, meanings: true });
    const table = join(folder, 'echo.meanings.ts');
    const own = readFileSync(table, 'utf8').replace("undeclared('numbers')", "{ afterLoss: 'drop' }");
    writeFileSync(table, own);
    for (const options of [{ meanings: true }, {}]) {
      expect(await scan({ files: [ECHO], out: folder, ...options })).toEqual([join(folder, 'echo.ts')]);
      expect(readFileSync(table, 'utf8')).toBe(own);
      expect(readFileSync(join(folder, 'echo.ts'), 'utf8')).toContain("from './echo.meanings.js'");
    }
  });

  it('does not compile any more when the protocol has got another request', { timeout: 60_000 }, async () => {
    await scan({ files: [ECHO], out: folder, meanings: true });
    const newer = join(folder, 'echo.xml');
    const xml = readFileSync(ECHO, 'utf8').replace('<request name="numbers">', '<request name="sums"/>$&');
    writeFileSync(newer, xml);
    await scan({ files: [newer], out: folder });
    expect(problems('echo.ts').join('\n')).toMatch(/Property 'sums' is missing/);
  });

  it('is not there unless it is asked for', async () => {
    await scan({ files: [ECHO], out: folder });
    expect(readdirSync(folder)).toEqual(['echo.ts']);
    expect(readFileSync(join(folder, 'echo.ts'), 'utf8')).not.toContain('meanings');
  });
});

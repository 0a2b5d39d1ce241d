import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Packed, packAndInstall, root } from './packed.js';

let packed: Packed;
beforeAll(async () => {
  packed = await packAndInstall();
}, 240_000);
afterAll(() => packed?.remove());

const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  version: string;
  exports: Record<string, unknown>;
  scripts: Record<string, string>;
  dependencies: Record<string, string>;
};

/** `resurface`, `resurface/scanner`, …, with one protocol for all of them. */
const entries = Object.keys(manifest.exports)
  .filter((path) => path !== './package.json')
  .map((path) => path.replace(/^\./, 'resurface').replace('*', 'viewporter'));

describe('the packed package', () => {
  test('holds what is built and its papers, and nothing else', () => {
    const others = packed.files.filter((path) => !path.startsWith('dist/') && !/^docs\/[^/]+\.md$/.test(path));
    const papers = [
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'docs/images/after.png',
      'docs/images/before.png',
      'docs/images/inspect.png',
      'docs/images/performance.svg',
      'docs/images/restore.png',
      'package.json',
    ];
    expect(others.sort()).toEqual(papers.filter((name) => existsSync(join(root, name))));
    expect(packed.files).toEqual(expect.arrayContaining(['dist/cli.js', 'dist/freezer.js'])); // programs, ESM alone
    for (const file of readdirSync(join(root, 'src/protocol/generated'))) {
      const stem = `dist/protocols/${file.slice(0, -'.ts'.length)}`;
      expect(packed.files).toEqual(expect.arrayContaining(['.js', '.cjs', '.d.ts', '.d.cts'].map((end) => stem + end)));
    }
  });

  test('has no install step, and pins koffi', () => {
    expect(Object.keys(manifest.scripts)).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/install|^prepare$/)]),
    );
    expect(manifest.dependencies.koffi).toMatch(/^\d+\.\d+\.\d+$/);
  });

  test('is clean for publint', async () => {
    const { messages, pkg } = await publint({ pkgDir: join(packed.project, 'node_modules/resurface'), strict: true });
    expect(messages.map((message) => formatMessage(message, pkg))).toEqual([]);
  });

  test('is clean for attw, from every entry, ESM and CJS', async () => {
    const attw = join(root, 'node_modules/@arethetypeswrong/cli/dist/index.js');
    const args = [
      attw,
      packed.tarball,
      '--profile',
      'node16',
      '--no-color',
      '--include-entrypoints',
      'protocols/wayland',
    ];
    const { code, output } = await packed.run(process.execPath, args);
    expect(code, output).toBe(0);
    expect(output).toContain('"resurface/protocols/wayland"');
  });
});

/** A window of 64x48 in opaque orange on the test compositor; prints its colour there, and what its surface is. */
const paint = `
  const screen = await TestCompositor.start({ width: 200, height: 100 });
  const session = await connect({ socket: screen.socket });
  const win = await Window.create(session, { key: 'main', title: 'packed', width: 64, height: 48, decorations: 'any' });
  win.draw(({ pixels, damage }) => {
    for (let at = 0; at < pixels.length; at += 4) pixels.set([0, 128, 255, 255], at);
    damage(0, 0, 64, 48);
  });
  await session.roundtrip();
  const [{ rectangle }] = screen.windows;
  const { data, width } = await screen.screenshot();
  const at = (rectangle.y * width + rectangle.x) * 4;
  console.log(rectangle.width, rectangle.height, ...data.subarray(at, at + 4));
  console.log(session.bind(WlCompositor).createSurface().constructor === WlSurface);
  session.close();
  await screen.stop();
`;

describe('from ESM', () => {
  test('a window is shown on the test compositor', async () => {
    const { output } = await packed.node(
      'window.js',
      `import { connect, Window } from 'resurface';
      import { WlCompositor, WlSurface } from 'resurface/protocols/wayland';
      import { TestCompositor } from 'resurface/testing';
      ${paint}`,
    );
    expect(output).toBe('64 48 255 128 0 255\ntrue\n');
  });

  test('every entry loads', async () => {
    const { output } = await packed.node(
      'entries.js',
      `for (const entry of ${JSON.stringify(entries)}) console.log(entry, Object.keys(await import(entry)).length > 0);\n`,
    );
    expect(output.trim().split('\n')).toEqual(entries.map((entry) => `${entry} true`));
  });

  test('a class is one class, from whichever entry it comes', async () => {
    const { output } = await packed.node(
      'one-class.js',
      `import { WaylandProxy } from 'resurface';
      import { WlCompositor, WlSurface } from 'resurface/protocols/wayland';
      import { WpViewporter, WpViewport } from 'resurface/protocols/viewporter';
      const sink = { construct: (target, opcode, args, type) => new type({ sink, handle: 2, version: 1 }) };
      const surface = new WlCompositor({ sink, handle: 1, version: 1 }).createSurface();
      const viewport = new WpViewporter({ sink, handle: 1, version: 1 }).getViewport(surface);
      console.log(surface.constructor === WlSurface, viewport.constructor === WpViewport);
      console.log(Object.getPrototypeOf(WlSurface) === WaylandProxy, Object.getPrototypeOf(WpViewport) === WaylandProxy);
      `,
    );
    expect(output).toBe('true true\ntrue true\n');
  });

  test('so is that of errors, with ESM and with CJS', async () => {
    const lines = `const kinds = [];
      await scan({ files: ['nowhere.xml'], out: '.' }).catch((error) => kinds.push(error));
      await TestCompositor.start({ socket: '${join(packed.project, 'x'.repeat(108))}' }).catch((error) => kinds.push(error));
      await connect({ socket: 'nobody' }).catch((error) => kinds.push(error));
      await loadPicture('picture.png').catch((error) => kinds.push(error));
      await snapshotPoints('nowhere').catch((error) => kinds.push(error));
      const isOne = (error) => {
        for (let type = error.constructor; type !== null; type = Object.getPrototypeOf(type))
          if (type === WaylandError) return true;
        return false;
      };
      console.log(kinds.length, kinds.every(isOne));`;
    const from = {
      resurface: 'connect, snapshotPoints, WaylandError',
      'resurface/scanner': 'scan',
      'resurface/testing': 'TestCompositor',
      'resurface/canvas': 'loadPicture',
    };
    const esm = Object.entries(from).map(([entry, names]) => `import { ${names} } from '${entry}';`);
    const cjs = Object.entries(from).map(([entry, names]) => `const { ${names} } = require('${entry}');`);
    expect(await packed.node('errors.js', `${esm.join('\n')}\n${lines}`)).toMatchObject({ output: '5 true\n' });
    const inCjs = `${cjs.join('\n')}\n(async () => { ${lines} })();`;
    expect(await packed.node('errors.cjs', inCjs)).toMatchObject({ output: '5 true\n' });
  });

  test('the ESM and the CJS twin know each other by instanceof', async () => {
    const { output } = await packed.node(
      'twins.js',
      `import { createRequire } from 'node:module';
      import { WaylandError, WaylandProxy } from 'resurface';
      import { WlSurface, WlBuffer } from 'resurface/protocols/wayland';
      const twin = createRequire(import.meta.url)('resurface/protocols/wayland');
      const { WaylandError: TwinError, ProtocolError } = createRequire(import.meta.url)('resurface');
      const surface = new twin.WlSurface({ sink: {}, handle: 1, version: 1 });
      console.log(twin.WlSurface === WlSurface);
      console.log(surface instanceof WlSurface, surface instanceof WaylandProxy, surface instanceof WlBuffer);
      const told = { interface: 'wl_surface', objectId: 3, errorCode: 0, errorName: 'invalid_scale', reason: '' };
      console.log(TwinError !== WaylandError, new ProtocolError(told) instanceof WaylandError);
      `,
    );
    expect(output).toBe('false\ntrue true false\ntrue true\n');
  });
});

describe('from CJS', () => {
  test('a window is shown on the test compositor', async () => {
    const { output } = await packed.node(
      'window.cjs',
      `const { connect, Window } = require('resurface');
      const { WlCompositor, WlSurface } = require('resurface/protocols/wayland');
      const { TestCompositor } = require('resurface/testing');
      (async () => { ${paint} })();`,
    );
    expect(output).toBe('64 48 255 128 0 255\ntrue\n');
  });

  test('every entry loads', async () => {
    const { output } = await packed.node(
      'entries.cjs',
      `for (const entry of ${JSON.stringify(entries)}) console.log(entry, Object.keys(require(entry)).length > 0);\n`,
    );
    expect(output.trim().split('\n')).toEqual(entries.map((entry) => `${entry} true`));
  });

  test('what an optional package would do says how to install it', async () => {
    const { output } = await packed.node(
      'optional.cjs',
      `const { loadPicture } = require('resurface/canvas');
      loadPicture('picture.png').catch(({ code, message }) => console.log(code, message));`,
    );
    expect(output).toMatch(/^ERR_WL_DEPENDENCY .*npm install @napi-rs\/canvas\n$/);
  });

  test('the main entry loads koffi and eventemitter3 and no other package, and no protocol but those it speaks', async () => {
    const { stdout } = await packed.node(
      'loads.cjs',
      `require('resurface');
      const loaded = Object.keys(require.cache).filter((file) => file.includes('/node_modules/'));
      const files = loaded.map((file) => file.split('/node_modules/').at(-1));
      const packages = files.map((file) => /^(@[^/]+\\/)?[^/]+/.exec(file)[0]);
      console.log(JSON.stringify({
        packages: [...new Set(packages)].sort(),
        protocols: files.filter((file) => file.includes('dist/protocols/')).length,
      }));`,
    );
    const { packages, protocols } = JSON.parse(stdout) as { packages: string[]; protocols: number };
    expect(packages.filter((name) => !name.startsWith('@koromix/'))).toEqual(['eventemitter3', 'koffi', 'resurface']);
    expect(protocols).toBeLessThan(10);
  });
});

describe('from strict TypeScript', () => {
  test('an app and its own scanned protocol compile, as ESM and as CJS, with the libraries checked', async () => {
    const { project } = packed;
    cpSync(join(root, 'test/scanner/echo.xml'), join(project, 'echo.xml'));
    const bin = join(project, 'node_modules/.bin/resurface');
    expect(await packed.run(bin, ['scan', 'echo.xml', '-o', 'protocols'])).toMatchObject({ code: 0 });

    const app = (scanned: string): string => `
      import { connect, OwnedFd, WaylandError, type Session } from 'resurface';
      import { WlCompositor, WlShm, WlShmFormat, type WlSurface } from 'resurface/protocols/wayland';
      import { scan } from 'resurface/scanner';
      ${scanned}
      export async function main(signal: AbortSignal): Promise<void> {
        const session: Session = await connect({ signal, socket: 'wayland-7' });
        const compositor: WlCompositor = session.bind(WlCompositor, { min: 4, max: 6 });
        const surface: WlSurface = compositor.createSurface();
        surface.on('enter', ({ output }) => output?.release());
        session.bind(WlShm).on('format', ({ format }) => console.log(format === WlShmFormat.argb8888));
        // @ts-expect-error requests are typed
        surface.setBufferScale('2');
        // @ts-expect-error events are typed
        surface.on('entered', () => {});
        const failure = (error: unknown) => (error instanceof WaylandError && error.code === 'ERR_WL_CONNECT');
        await scan({ files: [], out: '.' }).catch(failure);
        new OwnedFd(3).close();
        session.close();
      }
    `;
    const own = `
      import * as echo from './protocols/echo.js';
      console.log(Object.values(echo.interfaces).map((one) => one.interface.name));
    `;
    writeFileSync(join(project, 'app.mts'), app(own));
    writeFileSync(join(project, 'app.cts'), app(''));
    writeFileSync(
      join(project, 'tsconfig.json'),
      JSON.stringify({
        compilerOptions: {
          target: 'ES2022',
          module: 'NodeNext',
          lib: ['ES2023', 'ESNext.Disposable'],
          types: ['node'],
          typeRoots: [join(root, 'node_modules/@types')],
          strict: true,
          noUncheckedIndexedAccess: true,
          exactOptionalPropertyTypes: true,
          skipLibCheck: false,
          noEmit: true,
        },
        files: ['app.mts', 'app.cts'],
      }),
    );
    const tsc = join(root, 'node_modules/typescript/bin/tsc');
    expect(await packed.run(process.execPath, [tsc, '-p', '.'])).toMatchObject({ code: 0, output: '' });
  });
});

describe('what a process loads', () => {
  const toplevel = `import { connect } from 'resurface';
    import { WlCompositor } from 'resurface/protocols/wayland';
    import { XdgWmBase } from 'resurface/protocols/xdg-shell';
    const session = await connect();
    const surface = session.bind(WlCompositor).createSurface();
    const xdgSurface = session.bind(XdgWmBase).getXdgSurface(surface);
    xdgSurface.getToplevel();
    surface.commit();
    xdgSurface.on('configure', () => {
      console.log('shown');
      session.close();
    });`;

  /** Runs a client on the test compositor, which is another process. @returns the files that it loaded */
  async function filesOf(name: string, source: string): Promise<{ path: string; text: string }[]> {
    const { project } = packed;
    writeFileSync(join(project, `${name}.js`), source);
    const host = `import { spawn } from 'node:child_process';
      import { TestCompositor } from 'resurface/testing';
      const screen = await TestCompositor.start({ width: 200, height: 100 });
      const env = { ...process.env, WAYLAND_DISPLAY: screen.socket, NODE_V8_COVERAGE: 'loaded-${name}' };
      const client = spawn(process.execPath, ['${name}.js'], { env, stdio: 'inherit' });
      client.on('exit', async (code) => {
        process.exitCode = code;
        await screen.stop();
      });`;
    expect(await packed.node(`${name}-host.js`, host)).toMatchObject({ code: 0, output: 'shown\n' });
    const [report = ''] = readdirSync(join(project, `loaded-${name}`));
    const { result } = JSON.parse(readFileSync(join(project, `loaded-${name}`, report), 'utf8')) as {
      result: readonly { url: string }[];
    };
    return result
      .filter(({ url }) => url.startsWith('file:'))
      .map(({ url }) => ({ path: fileURLToPath(url), text: readFileSync(fileURLToPath(url), 'utf8') }));
  }

  test('no protocol that it does not use: a toplevel', async () => {
    const loaded = new Set<string>();
    for (const { text } of await filesOf('toplevel', toplevel)) {
      // esbuild says which source each part of a file is from.
      for (const [, stem = ''] of text.matchAll(/^\/\/ src\/protocol\/(?:generated|meanings)\/([^/]+)\.ts$/gm))
        loaded.add(stem);
    }
    // `common` is what meanings share. A Window binds decorations at the call that makes it, and a rebuild, which speaks of cursors
    // and viewports, may find no descriptor free: neither can wait for an import.
    expect([...loaded].sort()).toEqual([
      'common',
      'cursor-shape-v1',
      'viewporter',
      'wayland',
      'xdg-decoration-unstable-v1',
      'xdg-shell',
    ]);
  });

  test('few files, in Latin-1: V8 keeps the text of others in two bytes a character', async () => {
    const own = join(packed.project, 'node_modules/resurface/dist/');
    const loaded = (await filesOf('files', toplevel)).filter(({ path }) => path.startsWith(own));
    const stems = loaded.map(({ path }) => path.slice(own.length).replace(/(?:-[\w-]{8})?\.js$/, ''));
    expect(stems.sort()).toEqual(['core', 'index', 'protocol', 'protocols/wayland', 'protocols/xdg-shell', 'system']);
    for (const { path, text } of loaded) expect(text, path).toMatch(/^[\0-\xff]*$/);
  });
});

describe('the command', () => {
  test("is installed and tells the package's version", async () => {
    const { code, stdout } = await packed.run(join(packed.project, 'node_modules/.bin/resurface'), ['--version']);
    expect({ code, stdout }).toEqual({ code: 0, stdout: `${manifest.version}\n` });
  });

  test('has a page for each of its commands', async () => {
    const bin = join(packed.project, 'node_modules/.bin/resurface');
    const { stdout } = await packed.run(bin, ['--help']);
    const names = [...stdout.matchAll(/^ {2}(\w+)(?: .*)? {2}/gm)].map(([, name]) => name);
    for (const name of ['compositor', 'info', 'inspect', 'restore', 'scan']) {
      expect(names).toContain(name);
      const page = await packed.run(bin, [name as string, '--help']);
      expect(page).toMatchObject({ code: 0, stdout: expect.stringMatching(new RegExp(`^Usage: resurface ${name} `)) });
    }
  });

  test('looks into a snapshot and draws it', async () => {
    const bin = join(packed.project, 'node_modules/.bin/resurface');
    const file = join(root, 'test/session/fixtures/version-1.wls');
    const { code, stdout } = await packed.run(bin, ['inspect', file]);
    expect({ code, windows: stdout.includes('\nwindows\n') }).toEqual({ code: 0, windows: true });
    expect(await packed.run(bin, ['inspect', file, '--png', 'out.png'])).toMatchObject({ code: 0, output: '' });
    expect(existsSync(join(packed.project, 'out.png'))).toBe(true);
    const nobody = ['restore', file, '--socket', join(packed.project, 'nobody'), '--timeout', '1'];
    expect(await packed.run(bin, nobody)).toMatchObject({ code: 1, output: expect.stringContaining('ERR_WL_CONNECT') });
  });
});

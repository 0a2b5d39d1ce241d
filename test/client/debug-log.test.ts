// Our WAYLAND_DEBUG log against libwayland's: the same script as two clients, on each real compositor.
import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { peersRequired } from '../peers/found.js';
import { describeEachPeer } from '../peers/index.js';
import { cleanEnvironment } from '../peers/running.js';
import { program } from '../support/program.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const execute = promisify(execFile);

/** What is needed to build the C client and isn't here. */
const missing = [
  ['cc', '--version'],
  ['wayland-scanner', '--version'],
  ['pkg-config', '--exists', 'wayland-client'],
].filter(([command = '', ...args]) => spawnSync(command, args).status !== 0);

/** Compiles the C client against the system's libwayland. */
async function compile(folder: string): Promise<string> {
  const sources = [join(root, 'test/peers/c/scripted-client.c')];
  for (const stem of ['xdg-shell', 'viewporter']) {
    const xml = join(root, `protocols/stable/${stem}.xml`);
    await execute('wayland-scanner', ['client-header', xml, join(folder, `${stem}.h`)]);
    await execute('wayland-scanner', ['private-code', xml, join(folder, `${stem}.c`)]);
    sources.push(join(folder, `${stem}.c`));
  }
  const { stdout } = await execute('pkg-config', ['--cflags', '--libs', 'wayland-client']);
  const program = join(folder, 'scripted-client');
  await execute('cc', ['-o', program, '-I', folder, ...sources, ...stdout.trim().split(/\s+/)]);
  return program;
}

/** What a client writes to stderr with `WAYLAND_DEBUG` set. */
async function logOf(command: readonly string[], socket: string, debug: string): Promise<string[]> {
  const [program = '', ...args] = command;
  const env = { ...cleanEnvironment('/'), WAYLAND_DISPLAY: socket, XDG_RUNTIME_DIR: '/', WAYLAND_DEBUG: debug };
  const { stderr } = await execute(program, args, { env, timeout: 20_000 });
  return stderr.trimEnd().split('\n');
}

const ours = [process.execPath, program(new URL('./scripted-client.ts', import.meta.url))] as const;

/** `[time]  -> wl_surface@3.attach(wl_buffer@12, 0, 0)` without time and ids; libwayland 1.22 and later write # for @. */
function requests(log: readonly string[]): string[] {
  const sent = log.filter((line) => line.includes(' -> '));
  return sent.map((line) => {
    const text = line
      .replace(/^\[ *\d+\.\d{3}\] (?:\{[^}]*\} )? -> /, '')
      .replace(/[@#]\d+/g, '@N')
      .replace(/\bfd \d+/, 'fd N');
    // a serial is another one for each client
    return text.replace(/(ack_configure)\(\d+\)/, '$1(serial)');
  });
}

function globals(log: readonly string[]): string[] {
  return log.flatMap((line) => /wl_registry[@#]\d+\.(global\(.*\))$/.exec(line)?.[1] ?? []);
}

if (missing.length > 0) {
  const names = missing.map(([command]) => command).join(', ');
  test(`our debug log is compared with libwayland's: not here, for want of ${names}`, () => {
    expect(peersRequired, `${names} must be installed: .ci/install-peers`).toBe(false);
  });
} else {
  const folder = mkdtempSync(join(tmpdir(), 'resurface-c-'));
  let theirs: readonly string[];
  beforeAll(async () => {
    theirs = [await compile(folder)];
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  describeEachPeer('our WAYLAND_DEBUG log', (peer) => {
    test("equals libwayland's for the same client, request for request", async () => {
      const screen = await peer.start();
      const expected = await logOf(theirs, screen.socket, '1');
      const log = await logOf(ours, screen.socket, '1');
      expect(requests(expected).length).toBeGreaterThan(40);
      expect(requests(log)).toEqual(requests(expected));
      expect(globals(log)).toEqual(globals(expected));
      // and each line is of the form that people's filters know
      for (const line of log) expect(line).toMatch(/^\[ *\d+\.\d{3}\] (discarded | -> )?\w+@\d+\.\w+\(.*\)$/);
    });

    test('is written for WAYLAND_DEBUG=client, and not for server', async () => {
      const screen = await peer.start();
      expect(requests(await logOf(ours, screen.socket, 'client')).length).toBeGreaterThan(40);
      expect(await logOf(ours, screen.socket, 'server')).toEqual(['']);
    });
  });
}

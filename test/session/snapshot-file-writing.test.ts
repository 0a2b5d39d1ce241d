// A write that fails at any point leaves the old file as it was, and nothing beside it.
import { spawn, spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { discardSnapshot, readSnapshot, Staging, writeSnapshot } from '../../src/session/snapshot/index.js';
import { program } from '../support/program.js';
import { folder, poolOf, refusal, windowContent } from './snapshots.js';

/** What the writer calls, and which of these calls fails. */
const calls = vi.hoisted(() => ({ on: false, names: [] as string[], failing: -1 }));

vi.mock('node:fs', async (original) => {
  const real = await original<typeof fs>();
  const failure = (name: string): Error => Object.assign(new Error(`EIO: ${name}`), { code: 'EIO' });
  const counted = (name: string): boolean => calls.on && calls.names.push(name) - 1 === calls.failing;
  const sync = (name: 'openSync' | 'writeSync' | 'lstatSync' | 'realpathSync' | 'fstatSync' | 'readSync') =>
    ((...args: unknown[]) => {
      if (counted(name)) throw failure(name);
      return (real[name] as (...args: unknown[]) => unknown)(...args);
    }) as never;
  return {
    ...real,
    openSync: sync('openSync'),
    writeSync: sync('writeSync'),
    lstatSync: sync('lstatSync'),
    realpathSync: sync('realpathSync'),
    fstatSync: sync('fstatSync'),
    readSync: sync('readSync'),
    closeSync: (fd: number) => {
      real.closeSync(fd); // the kernel closes it, whatever close(2) says
      if (counted('closeSync')) throw failure('closeSync');
    },
    fsync: (fd: number, done: fs.NoParamCallback) => {
      if (counted('fsync')) done(failure('fsync'));
      else real.fsync(fd, done);
    },
    rename: (from: string, to: string, done: fs.NoParamCallback) => {
      if (counted('rename')) done(failure('rename'));
      else real.rename(from, to, done);
    },
    writev: (
      fd: number,
      pieces: Uint8Array[],
      at: number,
      done: (error: Error | null, bytes: number, pieces: Uint8Array[]) => void,
    ) => {
      if (counted('writev')) done(failure('writev'), 0, pieces);
      else real.writev(fd, pieces, at, done as never);
    },
    open: (path: string, flags: number, done: (error: Error | null, fd?: number) => void) => {
      if (counted('open')) done(failure('open'));
      else real.open(path, flags, done);
    },
  };
});

const beside = (name: string): string => program(new URL(name, import.meta.url));

/** A folder with a snapshot in it. */
async function oldFile(): Promise<{ inside: string; file: string; old: Buffer }> {
  const inside = folder();
  const file = join(inside, 'app.wls');
  await writeSnapshot(file, windowContent(poolOf(4096, { 0: 1 })));
  return { inside, file, old: fs.readFileSync(file) };
}

const newer = () => windowContent(poolOf(40 * 4096, { 0: 2, 20: 3, 39: 4 }), { data: 'newer' });

test('the file is only for its owner, and the only one in its folder', async () => {
  const { inside, file } = await oldFile();
  expect(fs.statSync(file).mode & 0o777).toBe(0o600);
  fs.chmodSync(file, 0o644);
  await writeSnapshot(file, newer());
  expect(fs.statSync(file).mode & 0o777).toBe(0o600);
  expect(fs.readdirSync(inside)).toEqual(['app.wls']);
});

test('a link stays a link, and the file behind it is written', async () => {
  const { inside, file, old } = await oldFile();
  const link = join(folder(), 'link.wls');
  fs.symlinkSync(file, link);
  await writeSnapshot(link, newer());
  expect(fs.lstatSync(link).isSymbolicLink()).toBe(true);
  expect(fs.readFileSync(file).equals(old)).toBe(false);
  expect(fs.readdirSync(inside)).toEqual(['app.wls']);
});

test('of several at once the last one called is the one that stays', async () => {
  const { inside, file } = await oldFile();
  const pool = poolOf(4 * 1024 * 1024, { 0: 1 });
  const large = Array.from({ length: 900 }, (_, i) => [i, 5] as const);
  const first = writeSnapshot(file, windowContent(poolOf(4 * 1024 * 1024, Object.fromEntries(large)), { data: 0 }));
  const more = [1, 2, 3, 4].map((data) => writeSnapshot(file, windowContent(pool, { data })));
  await Promise.all([first, ...more]);
  const content = await readSnapshot(file);
  discardSnapshot(content);
  expect(content.data).toBe(4);
  expect(fs.readdirSync(inside)).toEqual(['app.wls']);
});

describe('a failure', () => {
  test.each([false, true])('of any call into the system, staged: %s', async (isStaged) => {
    const { inside, file, old } = await oldFile();
    const seen = new Set<string>();
    for (let failing = 0; ; failing++) {
      const content = newer();
      Object.assign(calls, { on: true, names: [], failing });
      const result = await writeSnapshot(file, content, isStaged ? { staging: new Staging() } : {}).then(
        () => undefined,
        (error: unknown) => error,
      );
      calls.on = false;
      if (result === undefined) break;
      const failed = calls.names[failing] as string;
      seen.add(failed);
      const renamed = calls.names.slice(0, failing).includes('rename');
      const section = /^(fstat|read)Sync$/.test(failed) ? 'pools' : 'file';
      expect(result).toMatchObject({ code: 'ERR_WL_SNAPSHOT', section, cause: { code: 'EIO' } });
      expect(fs.readdirSync(inside)).toEqual(['app.wls']);
      // Once it has its name, only the syncing of the folder is left.
      if (renamed) expect((await read(file)).data).toBe('newer');
      else expect(fs.readFileSync(file).equals(old)).toBe(true);
      fs.writeFileSync(file, old);
    }
    expect([...seen].sort()).toEqual(
      [
        'closeSync',
        'fstatSync',
        'fsync',
        'lstatSync',
        'open',
        'openSync',
        'realpathSync',
        'rename',
        ...(isStaged ? ['writev'] : ['readSync', 'writeSync']),
      ].sort(),
    );
  });

  test('of a disk that is full, wherever that is', async () => {
    const { inside, file, old } = await oldFile();
    const content = newer();
    // prlimit(1): no file of this process may grow beyond the limit, as on a disk with that much room
    const limit = (bytes: number | string): void => {
      const { status } = spawnSync('prlimit', ['--pid', String(process.pid), `--fsize=${bytes}:`]);
      if (status !== 0) throw new Error('prlimit failed');
    };
    onTestFinished(() => limit('unlimited'));
    for (const bytes of [0, 100, 5000, 4096 * 3, 4096 * 4 + 1]) {
      limit(bytes);
      const error = await refusal(writeSnapshot(file, content)).finally(() => limit('unlimited'));
      expect(error).toMatchObject({ section: 'file', cause: expect.objectContaining({ code: 'EFBIG' }) });
      expect(fs.readdirSync(inside)).toEqual(['app.wls']);
      expect(fs.readFileSync(file).equals(old)).toBe(true);
    }
  });

  test('on a file system without room', () => {
    // A tmpfs of 64 KiB, in namespaces of its own that end with the program.
    const inside = folder();
    const program = [
      `mount -t tmpfs -o size=64k,mode=700 none ${inside}`,
      `exec ${process.execPath} ${beside('write-until-full.ts')} ${inside}`,
    ].join(' && ');
    const result = spawnSync('unshare', ['--user', '--map-root-user', '--mount', 'sh', '-c', program], {
      encoding: 'utf8',
      timeout: 20_000,
    });
    expect(result.stderr).toBe('');
    expect(JSON.parse(result.stdout)).toEqual({
      code: 'ERR_WL_SNAPSHOT',
      section: 'file',
      cause: 'ENOSPC',
      files: ['app.wls'],
      data: 'old',
    });
  });

  test('for want of permission', async () => {
    const { inside, file, old } = await oldFile();
    const asRoot = process.getuid?.() === 0;
    if (asRoot) fs.chownSync(inside, 65534, 65534);
    fs.chmodSync(inside, 0o500);
    // Root may write anywhere.
    if (asRoot) process.seteuid?.(65534);
    const error = await refusal(writeSnapshot(file, newer())).finally(() => {
      if (asRoot) process.seteuid?.(0);
    });
    expect(error).toMatchObject({ section: 'file', cause: expect.objectContaining({ code: 'EACCES' }) });
    expect(fs.readdirSync(inside)).toEqual(['app.wls']);
    expect(fs.readFileSync(file).equals(old)).toBe(true);
  });

  test('because a folder, a fifo or nothing at all is there', async () => {
    const inside = folder();
    fs.mkdirSync(join(inside, 'folder'));
    spawnSync('mkfifo', [join(inside, 'fifo')]);
    for (const name of ['folder', 'fifo']) {
      const error = await refusal(writeSnapshot(join(inside, name), newer()));
      expect(error).toMatchObject({ section: 'file', message: expect.stringContaining('not a regular file') });
    }
    const error = await refusal(writeSnapshot(join(inside, 'none/app.wls'), newer()));
    expect(error).toMatchObject({ section: 'file', cause: expect.objectContaining({ code: 'ENOENT' }) });
    expect(fs.readdirSync(inside).sort()).toEqual(['fifo', 'folder']);
  });
});

test('a process that is killed at any moment leaves a whole file', async () => {
  const inside = folder();
  const file = join(inside, 'app.wls');
  const child = () => {
    const one = spawn(process.execPath, [beside('write-until-killed.ts'), file], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    onTestFinished(() => void one.kill('SIGKILL'));
    return one;
  };
  for (const after of [1, 2, 5]) {
    const one = child();
    let written = 0;
    one.stdout.on('data', (said: Buffer) => {
      written += said.length;
      if (written >= after) one.kill('SIGKILL');
    });
    await new Promise((resolve) => one.on('close', resolve));
    const content = await read(file);
    expect(content.data).toMatch(/^snapshot \d+$/);
  }
});

async function read(file: string) {
  const content = await readSnapshot(file);
  discardSnapshot(content);
  return content;
}

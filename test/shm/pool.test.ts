import { spawnSync } from 'node:child_process';
import { existsSync, readSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseFormat, ShmPool } from '../../src/shm/index.js';
import { duplicate } from '../../src/sys/index.js';
import { OwnedFd } from '../../src/wire/index.js';
import { Recorder } from './recorder.js';
import { thrownBy } from './thrown.js';

const format = parseFormat('argb8888');

function fileBytes(fd: OwnedFd, offset: number, count: number): number[] {
  const bytes = new Uint8Array(count);
  readSync(fd.fd, bytes, 0, count, offset);
  return [...bytes];
}

describe('a pool in a memfd', () => {
  test('is told to the compositor with its size, and shows what it is written', () => {
    const to = new Recorder();
    let shared: OwnedFd | undefined;
    using pool = ShmPool.create(
      {
        createPool(fd, size) {
          shared = duplicate(fd);
          return to.shm.createPool(fd, size);
        },
      },
      { bytes: 8192 },
    );
    pool.view(4096, 4).set([1, 2, 3, 4]);
    expect(fileBytes(shared as OwnedFd, 4096, 4)).toEqual([1, 2, 3, 4]);
    expect(to.said).toEqual(['wl_shm.create_pool(fd, 8192)']);
    shared?.close();
  });

  test('grows, and views from before show the same bytes as those from after', () => {
    const to = new Recorder();
    using pool = ShmPool.create(to.shm, { bytes: 4096 });
    const before = pool.view(0, 4096);
    pool.grow(1 << 20);
    const after = pool.view(0, 1 << 20);
    before[5] = 77;
    after[1_000_000] = 9;
    expect(after[5]).toBe(77);
    expect(pool.bytes).toBe(1 << 20);
    expect(to.said[1]).toBe('wl_shm_pool.resize(1048576)');
  });

  test('can not shrink, nor be larger than the protocol can say', () => {
    using pool = ShmPool.create(new Recorder().shm, { bytes: 8192 });
    expect(thrownBy(() => pool.grow(4096))).toMatchObject({ code: 'ERR_WL_ARGUMENT' });
    expect(thrownBy(() => pool.grow(2 ** 31))).toMatchObject({ code: 'ERR_WL_ARGUMENT' });
    expect(thrownBy(() => ShmPool.create(new Recorder().shm, { bytes: 0 }))).toMatchObject({ code: 'ERR_WL_ARGUMENT' });
    expect(pool.bytes).toBe(8192);
  });

  test('makes buffers where the rules allow it, and sends nothing where they do not', () => {
    const to = new Recorder();
    using pool = ShmPool.create(to.shm, { bytes: 8192 });
    const place = { offset: 16, width: 10, height: 4, stride: 64, format };
    expect(pool.createBuffer(place).interface.name).toBe('wl_buffer');
    expect(thrownBy(() => pool.createBuffer({ ...place, offset: 8000 }))).toMatchObject({ code: 'ERR_WL_FORMAT' });
    expect(to.said.slice(1)).toEqual(['wl_shm_pool.create_buffer(16, 10, 4, 64, 0)']);
  });

  test('closes its fd when it is destroyed, and its views stay readable', () => {
    const open = OwnedFd.openCount;
    const to = new Recorder();
    const pool = ShmPool.create(to.shm, { bytes: 4096 });
    const view = pool.view(0, 4096);
    pool.destroy();
    pool.destroy();
    expect(OwnedFd.openCount).toBe(open);
    expect(view[4095]).toBe(0);
    expect(thrownBy(() => pool.view(0, 1))).toMatchObject({ code: 'ERR_WL_STATE' });
    expect(to.said).toEqual(['wl_shm.create_pool(fd, 4096)', 'wl_shm_pool.destroy()']);
  });

  test('leaves nothing open when the compositor can not be told', () => {
    const open = OwnedFd.openCount;
    const refusing = {
      createPool(): never {
        throw new Error('no');
      },
    };
    expect(() => ShmPool.create(refusing, { bytes: 4096 })).toThrow('no');
    expect(OwnedFd.openCount).toBe(open);
  });

  test('is made again around a wl_shm_pool and its memory, with nothing said', () => {
    const to = new Recorder();
    const fds: OwnedFd[] = [];
    using pool = ShmPool.create(
      {
        createPool(fd, size) {
          fds.push(duplicate(fd));
          return to.shm.createPool(fd, size);
        },
      },
      { bytes: 4096 },
    );
    pool.view(0, 1)[0] = 42;
    const saved = JSON.parse(JSON.stringify(pool.save()));
    const proxy = to.objects.get(saved.pool) as typeof pool.proxy;
    using again = ShmPool.adopt(proxy, fds[0] as OwnedFd, saved.bytes);
    expect(again.view(0, 1)[0]).toBe(42);
    expect(to.said).toHaveLength(1);
  });

  test('refuses memory that is smaller than it is said to be', () => {
    const to = new Recorder();
    using pool = ShmPool.create(to.shm, { bytes: 4096 });
    const fd = new OwnedFd(duplicateOf(pool));
    expect(thrownBy(() => ShmPool.adopt(pool.proxy, fd, 8192))).toMatchObject({ code: 'ERR_WL_ARGUMENT' });
    fd.close();
  });
});

function duplicateOf(pool: ShmPool): number {
  let taken = -1;
  // A second pool of the same bytes: its fd is what the first one's maker would have got.
  const to = new Recorder();
  ShmPool.create(
    {
      createPool(fd, size) {
        taken = duplicate(fd).take();
        return to.shm.createPool(fd, size);
      },
    },
    { bytes: pool.bytes },
  ).destroy();
  return taken;
}

describe('a pool with a name', () => {
  const name = `/resurface-test-${process.pid}`;

  test('is found by another process, which sees the pixels behind an 8-byte header', () => {
    const to = new Recorder();
    const pool = ShmPool.create(to.shm, { bytes: 1000, memory: 'posix', name });
    expect(to.said).toEqual(['wl_shm.create_pool(fd, 1008)']);
    expect([pool.reserved, pool.bytes, pool.name, pool.memory]).toEqual([8, 1008, name, 'posix']);
    pool.view(pool.reserved, 1000).fill(7);
    const program = `const a = require('shm-typed-array').get('${name}', 'Uint8Array'); console.log(a.length, a[0], a[999]); a[1] = 8;`;
    expect(spawnSync(process.execPath, ['-e', program], { encoding: 'utf8' }).stdout.trim()).toBe('1000 7 7');
    expect(pool.view(9, 1)[0]).toBe(8);
    pool.destroy();
    expect(existsSync(`/dev/shm${name}`)).toBe(false);
  });

  test('keeps its header free of pixels, and does not grow', () => {
    using pool = ShmPool.create(new Recorder().shm, { bytes: 1000, memory: 'posix', name });
    const place = { offset: 0, width: 10, height: 10, stride: 40, format };
    expect(thrownBy(() => pool.createBuffer(place))).toMatchObject({ code: 'ERR_WL_FORMAT' });
    expect(pool.createBuffer({ ...place, offset: 8 }).alive).toBe(true);
    expect(thrownBy(() => pool.grow(2000))).toMatchObject({ code: 'ERR_WL_STATE' });
  });

  test('is refused when the name is taken, and the first one stays', () => {
    using pool = ShmPool.create(new Recorder().shm, { bytes: 1000, memory: 'posix', name });
    const again = () => ShmPool.create(new Recorder().shm, { bytes: 1000, memory: 'posix', name });
    expect(thrownBy(again)).toMatchObject({ code: 'ERR_WL_ARGUMENT' });
    expect(existsSync(`/dev/shm${name}`)).toBe(true);
    expect(pool.view(8, 1)[0]).toBe(0);
  });

  test('leaves views readable after its end, and the name can be used again', () => {
    const pool = ShmPool.create(new Recorder().shm, { bytes: 1000, memory: 'posix', name });
    const view = pool.view(8, 1000);
    view[999] = 3;
    pool.destroy();
    ShmPool.create(new Recorder().shm, { bytes: 1000, memory: 'posix', name }).destroy();
    expect(view[999]).toBe(3);
  });

  test.each([
    ['no slash', 'frames'],
    ['a path', '/a/b'],
    ['nothing', '/'],
  ])('is refused when the name has %s', (_, bad) => {
    const made = () => ShmPool.create(new Recorder().shm, { bytes: 10, memory: 'posix', name: bad });
    expect(thrownBy(made)).toMatchObject({ code: 'ERR_WL_ARGUMENT' });
  });

  test('needs a name, and a memfd must have none', () => {
    const { shm } = new Recorder();
    expect(thrownBy(() => ShmPool.create(shm, { bytes: 10, memory: 'posix' }))).toMatchObject({
      code: 'ERR_WL_ARGUMENT',
    });
    expect(thrownBy(() => ShmPool.create(shm, { bytes: 10, name }))).toMatchObject({ code: 'ERR_WL_ARGUMENT' });
  });
});

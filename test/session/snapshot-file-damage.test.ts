// Nobody vouches for a file: what is cut, flipped, foreign or made up is refused with the section's name.
import { mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { SnapshotError } from '../../src/errors.js';
import { encodeRecords, type LogRecord } from '../../src/journal/index.js';
import { wl_display } from '../../src/protocol/generated/wayland.js';
import type { InterfaceDescriptor } from '../../src/protocol/index.js';
import { checksum, firstPlace, readHeader, readTable, writeFrame } from '../../src/session/snapshot/format.js';
import { decodeSnapshot, encodeSnapshot, readSnapshot, writeSnapshot } from '../../src/session/snapshot/index.js';
import { mapShared } from '../../src/sys/index.js';
import { OwnedFd } from '../../src/wire/index.js';
import { poolsLog } from './logs.js';
import { folder, poolOf, refusal, windowContent } from './snapshots.js';

const first = fileURLToPath(new URL('fixtures/version-1.wls', import.meta.url));
const HEADER = 128;
const ENTRY = 48;

interface Part {
  readonly name: string;
  readonly encoding: string;
  readonly bytes: Uint8Array;
}

/** A file taken apart. */
function partsOf(file: Uint8Array): Part[] {
  const header = readHeader(file.subarray(0, HEADER));
  const table = readTable(file.subarray(HEADER, HEADER + header.sectionCount * ENTRY), header);
  return table.map(({ name, encoding, offset, bytes }) => ({
    name,
    encoding,
    bytes: file.slice(offset, offset + bytes),
  }));
}

/** A file from parts, with checksums that match: only what the parts say can be wrong. */
function fileOf(parts: readonly Part[], pages: Uint8Array = new Uint8Array()): Uint8Array {
  let offset = HEADER + parts.length * ENTRY;
  const sections = parts.map(({ name, encoding, bytes }) => {
    const section = { name, encoding, offset, bytes: bytes.length, checksum: checksum(bytes) };
    offset += bytes.length;
    return section as Parameters<typeof writeFrame>[0][number];
  });
  const pagesAt = pages.length === 0 ? offset : Math.ceil(offset / 4096) * 4096;
  const file = new Uint8Array(pagesAt + pages.length);
  file.set(writeFrame(sections, file.length, firstPlace(), 'none'));
  for (const [i, { bytes }] of parts.entries()) file.set(bytes, sections[i]?.offset);
  file.set(pages, pagesAt);
  return file;
}

/** The name of the part that a byte of a file belongs to. */
function ownerOf(file: Uint8Array): (byte: number) => string {
  const header = readHeader(file.subarray(0, HEADER));
  const end = HEADER + header.sectionCount * ENTRY;
  const table = readTable(file.subarray(HEADER, end), header);
  return (byte) => {
    if (byte < HEADER) return 'header';
    if (byte < end) return 'table';
    return table.find(({ offset, bytes }) => byte < offset + bytes)?.name ?? 'pools';
  };
}

function small(): Uint8Array {
  const pool = poolOf(5 * 4096 + 100, { 1: 1, 3: 9 });
  return encodeSnapshot(windowContent(pool, { base: poolsLog(pool), data: Uint8Array.of(1, 2, 3) }));
}

const json = (value: unknown): Uint8Array => Buffer.from(JSON.stringify(value));

/** The refusal of a file of which one section is another. */
async function refusalWith(name: string, change: (bytes: Uint8Array) => Uint8Array): Promise<SnapshotError> {
  const file = encodeSnapshot(windowContent(poolOf(2 * 4096, { 0: 1, 1: 2 })));
  const parts = partsOf(file).map((part) => (part.name === name ? { ...part, bytes: change(part.bytes) } : part));
  return await refusal(decodeSnapshot(fileOf(parts, file.slice(-2 * 4096))));
}

function words(bytes: Uint8Array, changes: Readonly<Record<number, number>>): Uint8Array {
  const copy = new Uint8Array(bytes);
  const view = new DataView(copy.buffer);
  for (const [at, word] of Object.entries(changes)) view.setUint32(Number(at), word, true);
  return copy;
}

describe('a cut file', () => {
  test('names the section that is missing or cut, at every byte before the pages', async () => {
    const file = encodeSnapshot(windowContent(poolOf(5 * 4096, { 1: 1, 3: 9 })));
    const owner = ownerOf(file);
    const fds = OwnedFd.openCount;
    for (let cut = 0; cut < file.length - 2 * 4096; cut++) {
      const error = await refusal(decodeSnapshot(file.subarray(0, cut)));
      if (error.section !== owner(cut)) expect(`${cut}: ${error.message}`).toBe(owner(cut));
    }
    expect(OwnedFd.openCount).toBe(fds);
  });

  test('within the pages names the pools', async () => {
    const file = small();
    for (let cut = file.length - 2 * 4096; cut < file.length; cut += 241) {
      const error = await refusal(decodeSnapshot(file.subarray(0, cut)));
      expect(error).toMatchObject({ code: 'ERR_WL_SNAPSHOT', section: 'pools' });
    }
  });

  test('on disk is refused as well', async () => {
    const path = join(folder(), 'app.wls');
    const { bytes } = await writeSnapshot(path, windowContent(poolOf(5 * 4096, { 1: 1, 3: 9 })));
    for (let cut = bytes - 1; cut >= 0; cut -= 97) {
      truncateSync(path, cut);
      expect((await refusal(readSnapshot(path))).code).toBe('ERR_WL_SNAPSHOT');
    }
  });

  test('of version 1 too, and one with something behind its end', async () => {
    const file = readFileSync(first);
    for (let cut = 0; cut < file.length; cut += 53) {
      expect((await refusal(decodeSnapshot(file.subarray(0, cut)))).code).toBe('ERR_WL_SNAPSHOT');
    }
    const longer = Buffer.concat([file, Buffer.from('x')]);
    expect(await refusal(decodeSnapshot(longer))).toMatchObject({ section: 'file', message: /1 bytes too many/ });
  });
});

describe('a flipped bit', () => {
  test('before the pages is noticed, every single one, and names its section', async () => {
    const file = small();
    const owner = ownerOf(file);
    const fds = OwnedFd.openCount;
    for (let bit = 0; bit < (file.length - 2 * 4096) * 8; bit++) {
      const byte = bit >> 3;
      (file[byte] as number) ^= 1 << (bit & 7);
      const error = await refusal(decodeSnapshot(file));
      if (error.section !== owner(byte)) expect(`bit ${bit}: ${error.message}`).toBe(owner(byte));
      (file[byte] as number) ^= 1 << (bit & 7);
    }
    expect(OwnedFd.openCount).toBe(fds);
  });

  test('in a section of a whole window', async () => {
    const file = encodeSnapshot(windowContent(poolOf(4096, { 0: 1 })));
    const owner = ownerOf(file);
    for (let bit = 0; bit < (file.length - 4096) * 8; bit += 61) {
      const byte = bit >> 3;
      (file[byte] as number) ^= 1 << (bit & 7);
      expect((await refusal(decodeSnapshot(file))).section).toBe(owner(byte));
      (file[byte] as number) ^= 1 << (bit & 7);
    }
  });

  test('in a file of version 1', async () => {
    const file = readFileSync(first);
    for (let byte = 0; byte < file.length; byte += 31) {
      (file[byte] as number) ^= 1 << (byte & 7);
      expect((await refusal(decodeSnapshot(file))).code).toBe('ERR_WL_SNAPSHOT');
      (file[byte] as number) ^= 1 << (byte & 7);
    }
  });

  test('in the pages names the pools, and where in them', async () => {
    const file = small();
    for (let byte = file.length - 2 * 4096; byte < file.length; byte += 173) {
      (file[byte] as number) ^= 1 << (byte & 7);
      const error = await refusal(decodeSnapshot(file));
      expect(error.section).toBe('pools');
      expect(error.message).toMatch(byte < file.length - 4096 ? /pool 9, pages 1 to 2/ : /pool 9, pages 3 to 4/);
      (file[byte] as number) ^= 1 << (byte & 7);
    }
  });

  test('in any of the blocks that are checked four at a time, or are left over', async () => {
    const pages = 5 * 16 + 3; // five blocks and a part of one
    const pool = poolOf(pages * 4096, Object.fromEntries(Array.from({ length: pages }, (_, page) => [page, page + 1])));
    const file = encodeSnapshot(windowContent(pool, { base: poolsLog(pool) }));
    const begin = file.length - pages * 4096;
    const fds = OwnedFd.openCount;
    for (let block = 0; block < 6; block++) {
      const byte = begin + block * 16 * 4096 + 4099;
      (file[byte] as number) ^= 4;
      const { code, section, message } = await refusal(decodeSnapshot(file));
      const end = Math.min(pages, block * 16 + 16);
      expect([code, section]).toEqual(['ERR_WL_SNAPSHOT', 'pools']);
      expect(message).toMatch(`pool 9, pages ${block * 16} to ${end}: damaged`);
      (file[byte] as number) ^= 4;
    }
    expect(OwnedFd.openCount).toBe(fds);
    const { pools } = await decodeSnapshot(file);
    for (const { fd } of pools) {
      using own = fd;
      expect(Buffer.compare(new Uint8Array(mapShared(own.fd, pool.bytes)), file.subarray(begin))).toBe(0);
    }
  });

  test('half of the pages from another snapshot, as after a torn write', async () => {
    const file = small();
    file.fill(0, file.length - 4096);
    expect(await refusal(decodeSnapshot(file))).toMatchObject({ section: 'pools', message: /damaged/ });
  });
});

describe('what is not a snapshot of this version', () => {
  test.each<[string, Uint8Array, RegExp]>([
    ['nothing', new Uint8Array(), /header: the file is empty/],
    ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a), /header: this is not a snapshot/],
    ['text', Buffer.from('#!/bin/sh\necho hello\n'.repeat(20)), /header: this is not a snapshot/],
    ['zeros', new Uint8Array(10_000), /header: this is not a snapshot/],
    ['the beginning alone', Uint8Array.of(0x89, 0x57, 0x4c, 0x53, 0x0d, 0x0a, 0x1a, 0x0a), /cut off: 8 of 128/],
  ])('%s', async (_what, bytes, message) => {
    const error = await refusal(decodeSnapshot(bytes));
    expect(error.message).toMatch(message);
    const path = join(folder(), 'app.wls');
    writeFileSync(path, bytes);
    expect((await refusal(readSnapshot(path))).message).toBe(error.message.replace(' ', ` ${path}, `));
  });

  test('a newer version says so', async () => {
    const newer = words(small(), { 8: 3 });
    expect((await refusal(decodeSnapshot(newer))).message).toMatch(/made by a newer version: format 3, .* reads 2/);
    expect((await refusal(decodeSnapshot(words(small(), { 8: 0 })))).message).toMatch(/there is no format 0/);
  });

  test('an unknown checksum', async () => {
    const file = small();
    file.set(Buffer.from('xxh3\0'), 16);
    expect((await refusal(decodeSnapshot(file))).message).toMatch(/unknown checksum "xxh3"/);
  });

  test('a file that is not there, a folder, a device', async () => {
    const inside = folder();
    expect(await refusal(readSnapshot(join(inside, 'none')))).toMatchObject({
      section: 'file',
      cause: expect.objectContaining({ code: 'ENOENT' }),
    });
    mkdirSync(join(inside, 'folder'));
    expect(await refusal(readSnapshot(join(inside, 'folder')))).toMatchObject({ section: 'file' });
    expect(await refusal(readSnapshot('/dev/zero'))).toMatchObject({ section: 'file', message: /not a regular file/ });
  });
});

describe('a file made up with matching checksums', () => {
  const head = 4;
  const range = head + 24;

  /** The header's or the table's words changed, and both checksums made to match. */
  function reframed(changes: Readonly<Record<number, number>>): Uint8Array {
    const file = words(small(), changes);
    const view = new DataView(file.buffer);
    const table = file.subarray(HEADER, HEADER + view.getUint32(36, true) * ENTRY);
    view.setUint32(40, checksum(table), true);
    view.setUint32(HEADER - 8, checksum(file.subarray(0, HEADER - 8)), true);
    return file;
  }
  const entry = (section: number, at: number): number => HEADER + section * ENTRY + at;

  test.each<[string, Record<number, number>, string, RegExp]>([
    ['a header of another size', { 12: 72 }, 'header', /size of the header/],
    ['pages of another size', { 48: 8192 }, 'header', /size of a page/],
    ['reserved bytes in use', { 96: 1 }, 'header', /must be zero/],
    ['neither full nor a delta', { 52: 2 }, 'header', /neither a full point nor a delta/],
    ['a delta of nothing', { 52: 1 }, 'header', /begins with a delta/],
    ['a compression of tomorrow', { 88: 0x3233347a, 92: 0 }, 'header', /unknown compression "z432"/],
    ['a number beyond 2^53', { 60: 0xffffffff }, 'header', /impossible numbers/],
    ['a section as in the point before', { [entry(4, 16)]: 0x656d6173 }, 'table', /sections has an unknown encoding/],
    ['more sections than there are', { 36: 7 }, 'header', /size of the table/],
    ['four thousand million sections', { 32: 0xffffffd0, 36: 0xffffffff }, 'header', /size of the table/],
    ['a file size beyond all numbers', { 24: 0xffffffff, 28: 0xffffffff }, 'pools', /header says Infinity/],
    ['a section that overlaps the one before', { [entry(1, 24)]: 100 }, 'table', /descriptors does not begin where/],
    ['a section far outside', { [entry(5, 28)]: 1 }, 'table', /pools does not begin where/],
    ['a section beyond the end', { [entry(5, 32)]: 0x100000 }, 'table', /pools reaches beyond the end/],
    ['a section of a size that nobody can hold', { [entry(5, 36)]: 0x1000 }, 'table', /impossibly large/],
    ['a size beyond 2^53', { [entry(0, 36)]: 0xffffffff }, 'table', /meta is impossibly large: Infinity/],
    ['a section with an unknown name', { [entry(3, 0)]: 0x41414141 }, 'table', /unknown section/],
    ['a section with an unknown encoding', { [entry(3, 16)]: 0x41414141 }, 'table', /data has an unknown encoding/],
    [
      'a section twice',
      { [entry(3, 0)]: 0x61746564, [entry(1, 0)]: 0x6174656d, [entry(1, 4)]: 0, [entry(1, 8)]: 0 },
      'table',
      /out of order/,
    ],
    ['a checksum with more bits than it has', { [entry(0, 44)]: 1 }, 'meta', /checksum/],
  ])('%s', async (_what, changes, section, message) => {
    expect(await refusal(decodeSnapshot(reframed(changes)))).toMatchObject({
      code: 'ERR_WL_SNAPSHOT',
      section,
      message: expect.stringMatching(message),
    });
  });

  test('a section that is missing', async () => {
    const parts = partsOf(small());
    for (const missing of ['meta', 'descriptors', 'base', 'sections', 'pools']) {
      const error = await refusal(decodeSnapshot(fileOf(parts.filter(({ name }) => name !== missing))));
      expect(error).toMatchObject({ section: 'table', message: `snapshot table: section ${missing} is missing` });
    }
  });

  test.each<[string, Record<number, number>, RegExp]>([
    ['more of them than the section holds', { 0: 0xffffffff }, /the table is cut off/],
    ['fewer than the section holds', { 0: 0 }, /bytes too many/],
    ['without a handle', { [head]: 0 }, /pool 0 is impossible/],
    ['of no size', { [head + 8]: 0 }, /impossible size of 0/],
    ['larger than wl_shm can say', { [head + 8]: 0x80000000 }, /impossible size of 2147483648/],
    ['larger than there is memory', { [head + 12]: 0x7fffffff }, /impossible size/],
    ['reserved bytes in use', { [head + 20]: 1 }, /must be zero/],
    ['more ranges than the section holds', { [head + 16]: 0xffffffff }, /cut off|overlap/],
    ['a range of nothing', { [range + 4]: 0 }, /overlap others or its end/],
    ['a range beyond its end', { [range]: 1 }, /pages 1 to 3 overlap others or its end/],
    ['a range whose end wraps around', { [range]: 0xffffffff }, /overlap/],
    ['more pages than the file has', { [head + 8]: 0x100000, [range + 4]: 16, [range + 16]: 0x10000 }, /header says/],
    ['fewer pages than the file has', { [range + 4]: 1, [range + 16]: 4096 }, /the header says/],
    ['a range across two blocks', { [head + 8]: 0x100000, [range + 4]: 17 }, /pages 0 to 17 cross a block/],
    ['more stored bytes than there are pages', { [range + 4]: 1 }, /pages 0 to 1 can't have 8192 bytes/],
    ['a range without bytes', { [range + 16]: 0 }, /can't have 0 bytes/],
    ['reserved bytes of a range in use', { [range + 20]: 1 }, /must be zero/],
    ['one that goes on from a point before', { [head + 4]: 0 }, /nothing before it/],
    ['another handle than a request made', { [head]: 77 }, /base: record 12.*no file descriptor 0/],
  ])('pools: %s', async (_what, changes, message) => {
    const fds = OwnedFd.openCount;
    expect((await refusalWith('pools', (bytes) => words(bytes, changes))).message).toMatch(message);
    // the pool itself, that the snapshot was made of
    expect(OwnedFd.openCount).toBe(fds + 1);
  });

  test('the same pool twice', async () => {
    const error = await refusalWith('pools', (bytes) => words(Buffer.concat([bytes, bytes.subarray(4)]), { 0: 2 }));
    expect(error.message).toMatch(/pool 9 is impossible, or there twice/);
  });

  test.each<[string, string, unknown, RegExp]>([
    ['meta that is a list', 'meta', [], /meta: is not an object/],
    ['sections that are null', 'sections', null, /sections: is not an object/],
    ['descriptors that are no list', 'descriptors', {}, /descriptors: it is not a list/],
    ['an interface that is none', 'descriptors', [1], /\[0\] is not an object/],
    [
      'an interface without messages',
      'descriptors',
      [{ name: 'a_v1', version: 1, protocol: 'a' }],
      /requests is not a list/,
    ],
    ['an interface with an impossible name', 'descriptors', [{ name: '../x' }], /name is not an identifier/],
    ['an interface with an impossible version', 'descriptors', [{ name: 'a', version: 0 }], /is not a version/],
    ['an interface twice', 'descriptors', [empty('a_v1'), empty('a_v1')], /a_v1 is described twice/],
    ['an argument of no type', 'descriptors', [empty('a_v1', [{ name: 'x', type: 'long' }])], /not a type of argument/],
    ['twenty-one arguments', 'descriptors', [empty('a_v1', Array(21).fill({ name: 'x', type: 'int' }))], /at most 20/],
    [
      'a known message with other arguments',
      'descriptors',
      [empty('wl_display')],
      /wl_display\.ask \(opcode 0\) is another/,
    ],
    ['none of the interfaces that are used', 'descriptors', [], /base: record 0.*unknown interface, wl_registry/],
  ])('%s', async (_what, section, value, message) => {
    expect((await refusalWith(section, () => json(value))).message).toMatch(message);
  });

  test('what claims to be JSON', async () => {
    for (const section of ['meta', 'descriptors', 'data', 'sections']) {
      expect(await refusalWith(section, () => Buffer.from('{"a":'))).toMatchObject({
        section,
        message: /not valid JSON/,
      });
      expect(await refusalWith(section, () => Uint8Array.of(0x22, 0xff, 0x22))).toMatchObject({ section });
    }
  });

  test('names that JavaScript itself uses stay names', async () => {
    const file = encodeSnapshot(windowContent(poolOf(4096, {}), { base: [], pools: [] }));
    const sections = Buffer.from('{"__proto__":{"polluted":1},"constructor":2}');
    const parts = partsOf(file).map((part) => (part.name === 'sections' ? { ...part, bytes: sections } : part));
    const content = await decodeSnapshot(fileOf(parts));
    expect(Object.keys(content.sections)).toEqual(['__proto__', 'constructor']);
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });

  test.each<[string, (bytes: Uint8Array) => Uint8Array, RegExp]>([
    ['no room for its head', (bytes) => bytes.slice(0, 7), /base: is cut off/],
    ['a next handle of 0', (bytes) => words(bytes, { 0: 0 }), /its head is impossible/],
    ['a next handle that is in use', (bytes) => words(bytes, { 0: 10 }), /has an object 10, which would be given out/],
    ['half a record', (bytes) => bytes.slice(0, -4), /record 16.*impossible size/],
    ['a record of an unknown object', (bytes) => words(bytes, { 12: 99 }), /made the object 99/],
  ])('a base with %s', async (_what, change, message) => {
    const error = await refusalWith('base', change);
    expect(error).toMatchObject({ section: 'base', message: expect.stringMatching(message) });
  });

  test('a pool that its requests say to be larger than it is', async () => {
    const pool = poolOf(2 * 4096, { 0: 1 });
    const resize: LogRecord = { kind: 'request', target: 9, opcode: 2, args: [2 * 4096 + 1] };
    for (const base of [poolsLog({ ...pool, bytes: 2 * 4096 + 1 }), [...poolsLog(pool), resize]]) {
      const error = await refusal(decodeSnapshot(encodeSnapshot(windowContent(pool, { base }))));
      expect(error).toMatchObject({ section: 'base', message: expect.stringMatching(/said to have 8193 bytes/) });
    }
  });

  test('a pool that no request makes', async () => {
    const parts = partsOf(small());
    const base = Uint8Array.of(11, 0, 0, 0, 0, 0, 0, 0);
    const file = fileOf(
      parts.map((part) => (part.name === 'base' ? { ...part, bytes: base } : part)),
      small().slice(-2 * 4096),
    );
    expect((await refusal(decodeSnapshot(file))).message).toMatch(/pools: no request makes the pool 9/);
  });

  test('an fd that one request takes twice', async () => {
    const twin = empty('twin_v1', [
      { name: 'id', type: 'new_id', interface: 'twin_v1' },
      { name: 'left', type: 'fd' },
      { name: 'right', type: 'fd' },
    ]) as InterfaceDescriptor;
    const first = { handle: 8, interface: twin, version: 1 };
    const log: LogRecord[] = [
      { kind: 'made', by: 1, made: first },
      { kind: 'request', target: 8, opcode: 0, args: [9, null, null], made: { ...first, handle: 9 } },
    ];
    const display = { handle: 1, interface: wl_display, version: 1 };
    const records = encodeRecords(log, { roots: [display], fdIndex: ({ made }) => (made?.handle === 9 ? 0 : null) });
    const base = Buffer.concat([Uint8Array.of(11, 0, 0, 0, 0, 0, 0, 0), records]);
    const file = encodeSnapshot(windowContent(poolOf(4096, {})));
    const parts = partsOf(file).map((part) => {
      if (part.name === 'base') return { ...part, bytes: base };
      return part.name === 'descriptors' ? { ...part, bytes: json([twin]) } : part;
    });
    const fds = OwnedFd.openCount;
    const error = await refusal(decodeSnapshot(fileOf(parts)));
    expect(error.message).toMatch(/base: record 1, twin_v1#8: there is no file descriptor 0 for right/);
    expect(OwnedFd.openCount).toBe(fds);
  });
});

/** An interface with one request. */
function empty(name: string, args: unknown[] = []): unknown {
  return { name, version: 1, protocol: 'p', requests: [{ name: 'ask', since: 1, args }], events: [] };
}

import { describe, expect, test } from 'vitest';
import { WlShmFormat } from '../../src/protocol/generated/wayland.js';
import { checkPlace, minStride, parseFormat, rowBytes, shmFormats } from '../../src/shm/index.js';
import { thrownBy } from './thrown.js';

const argb = parseFormat('argb8888');

describe('a wl_shm format', () => {
  test('is found by the name and by the code of every entry of the protocol', () => {
    for (const [name, code] of Object.entries(WlShmFormat)) {
      expect(parseFormat(name).code).toBe(code);
      expect(parseFormat(code).name).toBe(name);
    }
    expect(shmFormats).toHaveLength(Object.keys(WlShmFormat).length);
  });

  test('that nobody knows is refused by name and by code', () => {
    expect(thrownBy(() => parseFormat('argb8889'))).toMatchObject({ code: 'ERR_WL_FORMAT' });
    expect(thrownBy(() => parseFormat(0x12345678)).message).toContain('0x12345678');
    expect(thrownBy(() => parseFormat('toString'))).toMatchObject({ code: 'ERR_WL_FORMAT' });
  });

  test('tells its bits per pixel and whether it has alpha', () => {
    const facts = (name: string) => [parseFormat(name).bitsPerPixel, parseFormat(name).alpha];
    expect(facts('argb8888')).toEqual([32, true]);
    expect(facts('xrgb8888')).toEqual([32, false]);
    expect(facts('rgb565')).toEqual([16, false]);
    expect(facts('bgr888')).toEqual([24, false]);
    expect(facts('rgba1010102')).toEqual([32, true]);
    expect(facts('yuyv')).toEqual([16, false]);
    expect(facts('y416')).toEqual([64, true]);
    expect(facts('c1')).toEqual([1, false]);
    expect(facts('abgr32323232f')).toEqual([128, true]);
    expect(facts('nv12')).toEqual([0, false]);
  });

  test('of several planes, in tiles, or told by a modifier is named but can not be drawn', () => {
    for (const name of ['nv12', 'yuv420', 'xrgb8888_a8', 'y0l0', 'vuy101010']) {
      expect(thrownBy(() => minStride(parseFormat(name), 64))).toMatchObject({ code: 'ERR_WL_FORMAT' });
    }
  });
});

describe('a row', () => {
  test('takes the bytes of its pixels, with whole groups where several share bytes', () => {
    expect(rowBytes(argb, 7)).toBe(28);
    expect(rowBytes(parseFormat('rgb888'), 3)).toBe(9);
    expect(rowBytes(parseFormat('c4'), 3)).toBe(2);
    expect(rowBytes(parseFormat('uyvy'), 3)).toBe(8);
    expect(rowBytes(parseFormat('xyyy2101010'), 4)).toBe(8);
  });

  test('starts at a multiple of four bytes', () => {
    expect(minStride(parseFormat('rgb888'), 3)).toBe(12);
    expect(minStride(parseFormat('r8'), 1)).toBe(4);
    expect(minStride(argb, 5)).toBe(20);
  });
});

describe('a place in a pool', () => {
  const place = { offset: 0, width: 10, height: 10, stride: 40, format: argb };

  test('may fill the pool to its last byte', () => {
    expect(() => checkPlace(place, 400)).not.toThrow();
    expect(() => checkPlace({ ...place, offset: 8 }, 408)).not.toThrow();
  });

  test.each([
    ['ends behind the pool', { offset: 4 }, /ends at byte 404, the pool has 400/],
    ['has rows shorter than their pixels', { stride: 36 }, /takes 40 bytes/],
    ['has rows that start between words', { stride: 42, height: 1 }, /multiple of 4/],
    ['has no width', { width: 0 }, /width/],
    ['has a height below zero', { height: -1 }, /height/],
    ['starts before the pool', { offset: -4 }, /offset/],
    ['has a fraction for a stride', { stride: 40.5 }, /stride/],
    ['is larger than a signed 32-bit size', { width: 1, stride: 65536, height: 65536 }, /32-bit/],
    ['has the name of a format', { format: 'argb8888' as unknown as typeof argb }, /parseFormat\("argb8888"\) gives/],
  ])('is refused if it %s', (_, change, message) => {
    const error = thrownBy(() => checkPlace({ ...place, ...change }, 400));
    expect(error).toMatchObject({ code: 'ERR_WL_FORMAT' });
    expect(error.message).toMatch(message);
  });
});

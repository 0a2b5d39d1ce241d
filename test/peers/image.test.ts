// Images: what is read is what was written, and every differing pixel is found.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  compareImages,
  countColour,
  crop,
  decodePpm,
  type Image,
  locate,
  readPng,
  uniformColour,
  writePng,
} from './index.js';

/** Every pixel another colour. */
function gradient(width: number, height: number): Image {
  const data = new Uint8Array(width * height * 4);
  for (let i = 0; i < width * height; i++) data.set([i & 255, i >> 8, 7, 255], i * 4);
  return { width, height, data };
}

describe('an image', () => {
  test('equals itself, and names how many pixels differ and where the first is', () => {
    const a = gradient(20, 10);
    const b = { ...a, data: a.data.slice() };
    expect(compareImages(a, b)).toEqual({ pixelsDiffering: 0, firstDifference: undefined });
    b.data[(3 * 20 + 5) * 4 + 2] = 8;
    b.data[(9 * 20 + 19) * 4 + 3] = 254;
    expect(compareImages(a, b)).toEqual({
      pixelsDiffering: 2,
      firstDifference: { x: 5, y: 3, a: [65, 0, 7, 255], b: [65, 0, 8, 255] },
    });
    expect(() => compareImages(a, gradient(10, 20))).toThrow(RangeError);
  });

  test('is cut and found again where it was cut', () => {
    const whole = gradient(40, 30);
    const rect = { x: 11, y: 7, width: 9, height: 5 };
    expect(locate(whole, crop(whole, rect))).toEqual(rect);
    expect(locate(crop(whole, rect), gradient(2, 2))).toBeUndefined();
    expect(() => crop(whole, { ...rect, x: 32 })).toThrow(RangeError);
  });

  test('survives a PNG bit by bit', () => {
    const directory = mkdtempSync(join(tmpdir(), 'resurface-image-'));
    try {
      const image = gradient(33, 21);
      writePng(image, join(directory, 'image.png'));
      expect(compareImages(readPng(join(directory, 'image.png')), image).pixelsDiffering).toBe(0);
    } finally {
      rmSync(directory, { recursive: true });
    }
  });

  test('is read from a PPM, and a torn one is refused', () => {
    const bytes = Buffer.concat([Buffer.from('P6\n2 1\n255\n'), Buffer.from([1, 2, 3, 250, 251, 252])]);
    expect([...decodePpm(bytes).data]).toEqual([1, 2, 3, 255, 250, 251, 252, 255]);
    expect(() => decodePpm(bytes.subarray(0, -1))).toThrow(/5 bytes/);
    expect(() => decodePpm(Buffer.from('P5\n2 1\n255\nxx'))).toThrow(/not a binary PPM/);
  });

  test('knows whether it has one colour only', () => {
    const image = { width: 2, height: 2, data: new Uint8Array(16).fill(9) };
    expect(uniformColour(image)).toEqual([9, 9, 9, 9]);
    expect(uniformColour(gradient(2, 2))).toBeUndefined();
    expect(countColour(gradient(2, 2), [1, 0, 7, 255])).toBe(1);
  });
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { channelsOf, copyPixels } from '../../src/canvas/channels.js';
import { copyPicture, type Picture } from '../../src/canvas/index.js';
import type { DrawTarget } from '../../src/window/index.js';
import { thrownBy } from '../shm/thrown.js';

function targetOf(width: number, height: number, format: DrawTarget['format'] = 'argb8888', padding = 0): DrawTarget {
  const stride = (width + padding) * 4;
  return { pixels: new Uint8ClampedArray(stride * height), width, height, stride, format, scale: 1, damage: () => {} };
}

test('red and blue are swapped where the two sides differ, and only there', () => {
  const from = new Uint8Array([1, 2, 3, 4, 250, 251, 252, 253]);
  const to = new Uint8ClampedArray(8);
  copyPixels(from, 0, 'rgba', to, 0, 'bgra', 2);
  expect([...to]).toEqual([3, 2, 1, 4, 252, 251, 250, 253]);
  copyPixels(from, 0, 'rgba', to, 0, 'rgba', 2);
  expect([...to]).toEqual([...from]);
});

test('only formats with a byte for each of red, green and blue are drawn to', () => {
  expect(
    ['argb8888', 'xrgb8888', 'abgr8888', 'xbgr8888'].map((format) => channelsOf({ format } as DrawTarget)),
  ).toEqual(['bgra', 'bgra', 'rgba', 'rgba']);
  expect(thrownBy(() => channelsOf({ format: 'rgb565' }))).toMatchObject({ code: 'ERR_WL_FORMAT' });
});

test('a picture is cut to its target wherever it is put', () => {
  fc.assert(
    fc.property(
      fc.record({
        w: fc.integer({ min: 1, max: 9 }),
        h: fc.integer({ min: 1, max: 9 }),
        padding: fc.integer({ min: 0, max: 3 }),
      }),
      fc.record({ w: fc.integer({ min: 1, max: 9 }), h: fc.integer({ min: 1, max: 9 }) }),
      fc.integer({ min: -12, max: 12 }),
      fc.integer({ min: -12, max: 12 }),
      fc.constantFrom('argb8888' as const, 'xbgr8888' as const),
      (size, own, x, y, format) => {
        const target = targetOf(size.w, size.h, format, size.padding);
        const pixels = Uint8ClampedArray.from({ length: own.w * own.h * 4 }, (_, i) => (i * 7 + 1) & 255);
        const picture: Picture = { width: own.w, height: own.h, pixels };
        copyPicture(target, picture, x, y);
        const order = format === 'argb8888' ? [0, 1, 2, 3] : [2, 1, 0, 3];
        for (let row = 0; row < size.h; row++) {
          for (let column = 0; column < size.w + size.padding; column++) {
            const [px, py] = [column - x, row - y];
            const inside = column < size.w && px >= 0 && py >= 0 && px < own.w && py < own.h;
            const at = (py * own.w + px) * 4;
            const wanted = inside ? order.map((i) => pixels[at + i]) : [0, 0, 0, 0];
            const found = row * target.stride + column * 4;
            expect([...target.pixels.subarray(found, found + 4)]).toEqual(wanted);
          }
        }
      },
    ),
    { numRuns: 60 },
  );
});

test('a picture can not be put between pixels', () => {
  const picture = { width: 1, height: 1, pixels: new Uint8ClampedArray(4) };
  expect(thrownBy(() => copyPicture(targetOf(2, 2), picture, 0.5, 0))).toMatchObject({ code: 'ERR_WL_ARGUMENT' });
});

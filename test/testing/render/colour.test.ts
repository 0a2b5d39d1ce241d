// What colours come out: formats, alpha, mixing, and what is refused.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { WaylandError } from '../../../src/errors.js';
import { WlShmFormat } from '../../../src/protocol/generated/wayland.js';
import {
  type BufferImage,
  decodePng,
  encodePng,
  render,
  shmFormats,
  surfaceSize,
} from '../../../src/testing/render/index.js';
import { argb8888, noise, transforms, xrgb8888 } from './pictures.js';
import { bufferOf, sceneOf, shown, surfaceOf } from './scenes.js';

/** One pixel of full red and one of full blue, opaque where there is alpha and 0 where bits have no meaning; from the lowest byte. */
const pixels: Record<string, [red: string, blue: string | undefined]> = {
  argb8888: ['0000ffff', 'ff0000ff'],
  xrgb8888: ['0000ff00', 'ff000000'],
  abgr8888: ['ff0000ff', '0000ffff'],
  xbgr8888: ['ff000000', '0000ff00'],
  rgba8888: ['ff0000ff', 'ffff0000'],
  rgbx8888: ['000000ff', '00ff0000'],
  bgra8888: ['ffff0000', 'ff0000ff'],
  bgrx8888: ['00ff0000', '000000ff'],
  rgb888: ['0000ff', 'ff0000'],
  bgr888: ['ff0000', '0000ff'],
  rgb332: ['e0', '03'],
  bgr233: ['07', 'c0'],
  rgb565: ['00f8', '1f00'],
  bgr565: ['1f00', '00f8'],
  argb4444: ['00ff', '0ff0'],
  xrgb4444: ['000f', '0f00'],
  abgr4444: ['0ff0', '00ff'],
  xbgr4444: ['0f00', '000f'],
  rgba4444: ['0ff0', 'ff00'],
  rgbx4444: ['00f0', 'f000'],
  bgra4444: ['ff00', '0ff0'],
  bgrx4444: ['f000', '00f0'],
  argb1555: ['00fc', '1f80'],
  xrgb1555: ['007c', '1f00'],
  abgr1555: ['1f80', '00fc'],
  xbgr1555: ['1f00', '007c'],
  rgba5551: ['01f8', '3f00'],
  rgbx5551: ['00f8', '3e00'],
  bgra5551: ['3f00', '01f8'],
  bgrx5551: ['3e00', '00f8'],
  argb2101010: ['0000f0ff', 'ff0300c0'],
  xrgb2101010: ['0000f03f', 'ff030000'],
  abgr2101010: ['ff0300c0', '0000f0ff'],
  xbgr2101010: ['ff030000', '0000f03f'],
  rgba1010102: ['0300c0ff', 'ff0f0000'],
  rgbx1010102: ['0000c0ff', 'fc0f0000'],
  bgra1010102: ['ff0f0000', '0300c0ff'],
  bgrx1010102: ['fc0f0000', '0000c0ff'],
  argb16161616: ['00000000ffffffff', 'ffff00000000ffff'],
  xrgb16161616: ['00000000ffff0000', 'ffff000000000000'],
  abgr16161616: ['ffff00000000ffff', '00000000ffffffff'],
  xbgr16161616: ['ffff000000000000', '00000000ffff0000'],
  argb16161616f: ['00000000003c003c', '003c00000000003c'],
  xrgb16161616f: ['00000000003c0000', '003c000000000000'],
  abgr16161616f: ['003c00000000003c', '00000000003c003c'],
  xbgr16161616f: ['003c000000000000', '00000000003c0000'],
  axbxgxrx106106106106: ['c0ff00000000c0ff', '00000000c0ffc0ff'],
  r8: ['ff', undefined],
  r16: ['ffff', undefined],
  rg88: ['00ff', undefined],
  gr88: ['ff00', undefined],
  rg1616: ['0000ffff', undefined],
  gr1616: ['ffff0000', undefined],
};

function onePixel(format: number, hex: string): BufferImage {
  const bytes = Uint8Array.from(Buffer.from(hex, 'hex'));
  return { kind: 'shm', width: 1, height: 1, stride: bytes.length, format, bytes };
}

function colourOf(buffer: BufferImage, background: [number, number, number, number] = [0, 0, 0, 255]): number[] {
  return [...render({ ...sceneOf({ width: 1, height: 1 }, [surfaceOf(buffer)]), background }).data];
}

describe('a format', () => {
  test('has the code that wl_shm gives it', () => {
    for (const [code, { name }] of shmFormats)
      expect([name, code]).toEqual([name, WlShmFormat[name as keyof typeof WlShmFormat]]);
    expect([...shmFormats.values()].map(({ name }) => name).sort()).toEqual(Object.keys(pixels).sort());
  });

  test.each([...shmFormats])('has its channels where drm_fourcc.h puts them: %#', (code, { name, bytesPerPixel }) => {
    const [red, blue] = pixels[name] as [string, string | undefined];
    expect(red.length / 2).toBe(bytesPerPixel);
    expect([name, colourOf(onePixel(code, red))]).toEqual([name, [255, 0, 0, 255]]);
    if (blue !== undefined) expect([name, colourOf(onePixel(code, blue))]).toEqual([name, [0, 0, 255, 255]]);
  });

  test('with alpha lets the background through, one without does not', () => {
    for (const [code, { name, alpha, bytesPerPixel }] of shmFormats) {
      const clear = onePixel(code, '00'.repeat(bytesPerPixel));
      expect([name, colourOf(clear, [10, 20, 30, 255])]).toEqual([name, alpha ? [10, 20, 30, 255] : [0, 0, 0, 255]]);
    }
  });

  test('of few bits fills the whole range', () => {
    expect(colourOf(onePixel(WlShmFormat.rgb565, '1084'))).toEqual([0x84, 0x82, 0x84, 255]); // 10000 100000 10000
    expect(colourOf(onePixel(WlShmFormat.rgb332, '92'))).toEqual([0x92, 0x92, 0xaa, 255]); // 100 100 10
    expect(colourOf(onePixel(WlShmFormat.xrgb4444, '7a03'))).toEqual([0x33, 0x77, 0xaa, 255]);
  });

  test('of half floats is cut at 0 and 1', () => {
    // from the lowest word: 0.5, 2, -1, ignored; infinity, NaN, the smallest above 0
    expect(colourOf(onePixel(WlShmFormat.xbgr16161616f, '0038004000bc0000'))).toEqual([128, 255, 0, 255]);
    expect(colourOf(onePixel(WlShmFormat.xbgr16161616f, '007c007e01000000'))).toEqual([255, 0, 0, 255]);
  });

  test('of 32 bits is the same, shown straight, turned there and back, or from an odd address', () => {
    const formats = [...shmFormats].filter(([, { bytesPerPixel, wide }]) => bytesPerPixel === 4 && !wide);
    for (const [format, { name }] of formats) {
      const buffer = { ...noise(5, 3, argb8888, 3), format } as Extract<BufferImage, { kind: 'shm' }>;
      const moved = new Uint8Array(buffer.bytes.length + 1);
      moved.set(buffer.bytes, 1);
      const straight = render(sceneOf({ width: 5, height: 3 }, [surfaceOf(buffer)]));
      const odd = render(sceneOf({ width: 5, height: 3 }, [surfaceOf({ ...buffer, bytes: moved.subarray(1) })]));
      expect([name, odd]).toEqual([name, straight]);
      const twice = render(sceneOf({ width: 10, height: 6, scale: 2 }, [surfaceOf(buffer)]));
      const pixel = (x: number, y: number): number[] => [
        ...twice.data.subarray((y * 10 + x) * 4, (y * 10 + x) * 4 + 4),
      ];
      for (let i = 0; i < 15; i++)
        expect(pixel((i % 5) * 2 + 1, Math.floor(i / 5) * 2)).toEqual([...straight.data.subarray(i * 4, i * 4 + 4)]);
    }
  });
});

describe('alpha', () => {
  test('is premultiplied and laid over what is below, rounded to the nearest', () => {
    fc.assert(
      fc.property(fc.nat(255), fc.nat(255), fc.nat(255), (alpha, channel, below) => {
        const colour = Math.min(alpha, channel);
        const hex = Buffer.from([colour, 0, 0, alpha]).toString('hex');
        const [, , blue] = colourOf(onePixel(argb8888, hex), [0, 0, below, 255]);
        expect(blue).toBe(colour + Math.round((below * (255 - alpha)) / 255));
      }),
      { numRuns: 2000 },
    );
  });

  test('never carries a colour that is above it into another channel', () => {
    expect(colourOf(onePixel(argb8888, 'ff80ff00'), [200, 200, 200, 255])).toEqual([255, 255, 255, 255]);
    expect(colourOf(onePixel(argb8888, '10ff1080'), [255, 255, 255, 255])).toEqual([143, 255, 143, 255]);
  });

  test('of the output is always full', () => {
    const image = render({ ...sceneOf({ width: 2, height: 1 }, []), background: [9, 8, 7, 0] });
    expect([...image.data]).toEqual([9, 8, 7, 255, 9, 8, 7, 255]);
  });

  test('of a solid buffer is rounded down and fills the viewport', () => {
    const half = 0x80000000;
    const buffer: BufferImage = { kind: 'solid', rgba: [half, 0, 0x40000000, half], width: 1, height: 1 };
    const surface = surfaceOf(buffer, { destination: { width: 2, height: 2 }, x: 1 });
    const image = render({ ...sceneOf({ width: 3, height: 2 }, [surface]), background: [0, 255, 0, 255] });
    expect([...image.data.subarray(0, 12)]).toEqual([0, 255, 0, 255, 127, 128, 63, 255, 127, 128, 63, 255]);
  });
});

describe('sampling', () => {
  test('mixes four pixels to one where a buffer is shown at half its size', () => {
    const buffer = onePixel(xrgb8888, '00000000ff000000ff000000ff000000');
    const square: BufferImage = { ...buffer, width: 2, height: 2, stride: 8 } as BufferImage;
    for (const bufferTransform of transforms) {
      const surface = surfaceOf(square, { bufferScale: 2, bufferTransform });
      expect(surfaceSize(surface)).toEqual({ width: 1, height: 1 });
      expect([...render(sceneOf({ width: 1, height: 1 }, [surface])).data]).toEqual([0, 0, 191, 255]);
    }
  });

  test('can be that of a real compositor, or ones own', () => {
    const surface = surfaceOf(bufferOf(['AB']), { destination: { width: 4, height: 1 } });
    const size = { width: 4, height: 1 };
    expect(shown(size, [surface])).toEqual(['AABB']);
    expect(shown(size, [surface], { sampling: 'sway-1.12' })).toEqual(['AABB']);
    expect(shown(size, [surface], { sampling: 'weston-16' })).toEqual(['A??B']);
    const round = (): { start: number; step: number } => ({ start: 0x10000, step: 0 });
    expect(shown(size, [surface], { sampling: { filter: () => 'nearest', round } })).toEqual(['AAAA']);
  });

  test('gives the same picture wherever the surface stands', () => {
    const surface = surfaceOf(noise(13, 7, xrgb8888, 5), { destination: { width: 9, height: 17 } });
    const at = (x: number, y: number): Uint8Array[] => {
      const { data } = render(sceneOf({ width: 100, height: 60 }, [{ ...surface, x, y }]));
      return Array.from({ length: 17 }, (_, row) =>
        data.slice(((y + row) * 100 + x) * 4, ((y + row) * 100 + x + 9) * 4),
      );
    };
    expect(at(83, 41)).toEqual(at(0, 0));
  });
});

describe('a scene that the protocol does not allow', () => {
  const buffer = bufferOf(['AB', 'CD']) as Extract<BufferImage, { kind: 'shm' }>;
  const refused = (surface: object, code: string, message: RegExp): void => {
    const attempt = (): unknown => render(sceneOf({ width: 4, height: 4 }, [{ ...surfaceOf(buffer), ...surface }]));
    expect(attempt).toThrow(expect.objectContaining({ code }));
    expect(attempt).toThrow(message);
  };

  test.each([
    ['an unknown format', { buffer: { ...buffer, format: 0x3231564e } }, 'ERR_WL_FORMAT', /0x3231564e/],
    ['a stride below its row', { buffer: { ...buffer, stride: 7 } }, 'ERR_WL_FORMAT', /stride of at least 8/],
    [
      'bytes that are missing',
      { buffer: { ...buffer, bytes: buffer.bytes.subarray(1) } },
      'ERR_WL_FORMAT',
      /need 16 bytes, got 15/,
    ],
    ['an empty buffer', { buffer: { ...buffer, width: 0 } }, 'ERR_WL_FORMAT', /0x2/],
    ['a scale of 0', { bufferScale: 0 }, 'ERR_WL_ARGUMENT', /scale/],
    ['a ninth transform', { bufferTransform: 8 }, 'ERR_WL_ARGUMENT', /transform/],
    ['an empty destination', { destination: { width: 0, height: 1 } }, 'ERR_WL_ARGUMENT', /destination/],
    [
      'a source outside',
      { source: { x: 1, y: 0, width: 2, height: 1 } },
      'ERR_WL_ARGUMENT',
      /not inside the content of 2x2/,
    ],
    [
      'a source of half a pixel',
      { source: { x: 0, y: 0, width: 1.5, height: 1 } },
      'ERR_WL_ARGUMENT',
      /needs a destination/,
    ],
  ])('is refused: %s', (_, surface, code, message) => refused(surface, code, message));

  test('is refused: an output without pixels', () => {
    expect(() => render(sceneOf({ width: 0, height: 4 }, []))).toThrow(WaylandError);
    expect(() => render(sceneOf({ width: 4, height: 4, scale: 0 }, []))).toThrow(/scale/);
  });
});

test('a PNG keeps every bit, also of an image that is a part of a larger memory', () => {
  const { bytes } = noise(7, 5, argb8888, 1) as { bytes: Uint8Array };
  const memory = new Uint8Array(bytes.length + 5);
  memory.set(bytes, 5);
  const image = { width: 7, height: 5, data: memory.subarray(5) };
  expect(decodePng(encodePng(image))).toEqual({ width: 7, height: 5, data: bytes });
  expect(() => decodePng(new Uint8Array(20))).toThrow(expect.objectContaining({ code: 'ERR_WL_FORMAT' }));
});

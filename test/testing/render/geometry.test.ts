// Where pixels go: buffer transform, scale and viewport as wayland.xml and viewporter.xml describe them, written out by hand.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type BufferImage, render, surfaceSize, type Transform } from '../../../src/testing/render/index.js';
import { noise, transforms, xrgb8888 } from './pictures.js';
import { bufferOf, sceneOf, shown, surfaceOf } from './scenes.js';

const picture = ['ABC', 'DEF'];

// The client drew what is to be seen, flipped it around a vertical axis where the name says so, then turned it
// counter-clockwise; the result is `picture`. So what is to be seen is the picture turned clockwise, then flipped.
const seen: Record<Transform, string[]> = {
  0: ['ABC', 'DEF'],
  1: ['DA', 'EB', 'FC'],
  2: ['FED', 'CBA'],
  3: ['CF', 'BE', 'AD'],
  4: ['CBA', 'FED'],
  5: ['AD', 'BE', 'CF'],
  6: ['DEF', 'ABC'],
  7: ['FC', 'EB', 'DA'],
};

const inverse: Record<Transform, Transform> = { 0: 0, 1: 3, 2: 2, 3: 1, 4: 4, 5: 5, 6: 6, 7: 7 };

const enlarged = (rows: readonly string[]): string[] =>
  rows.flatMap((row) => {
    const wide = [...row].map((letter) => letter + letter).join('');
    return [wide, wide];
  });

describe('a buffer transform', () => {
  test.each(transforms)('%i shows what the client meant', (bufferTransform) => {
    const expected = seen[bufferTransform];
    const surface = surfaceOf(bufferOf(picture), { bufferTransform });
    const [width, height] = [expected[0]?.length ?? 0, expected.length];
    expect(surfaceSize(surface)).toEqual({ width, height });
    expect(shown({ width, height }, [surface])).toEqual(expected);
  });

  test.each(transforms)('%i is the same on an output of scale 2, twice as large', (bufferTransform) => {
    const expected = enlarged(seen[bufferTransform]);
    const size = { width: expected[0]?.length ?? 0, height: expected.length, scale: 2 };
    expect(shown(size, [surfaceOf(bufferOf(picture), { bufferTransform })])).toEqual(expected);
    const sharp = surfaceOf(bufferOf(enlarged(picture)), { bufferTransform, bufferScale: 2 });
    expect(shown(size, [sharp])).toEqual(expected);
  });

  test('followed by its inverse gives the picture back', () => {
    const sizes = fc.integer({ min: 1, max: 17 });
    fc.assert(
      fc.property(sizes, sizes, fc.constantFrom(...transforms), fc.nat(), (width, height, bufferTransform, seed) => {
        const shot = (buffer: BufferImage, transform: Transform) => {
          const surface = surfaceOf(buffer, { bufferTransform: transform });
          return render(sceneOf(surfaceSize(surface), [surface]));
        };
        const original = noise(width, height, xrgb8888, seed);
        const turned = shot(original, bufferTransform);
        const { width: w, height: h, data } = turned;
        const abgr8888 = 0x34324241; // an image's byte order
        const again = shot(
          { kind: 'shm', width: w, height: h, stride: w * 4, format: abgr8888, bytes: data },
          inverse[bufferTransform],
        );
        expect(again).toEqual(shot(original, 0));
      }),
    );
  });
});

describe('a buffer scale', () => {
  test('makes the surface smaller, not the buffer larger', () => {
    const surface = surfaceOf(bufferOf(enlarged(picture)), { bufferScale: 2, x: 1 });
    expect(surfaceSize(surface)).toEqual({ width: 3, height: 2 });
    expect(shown({ width: 5, height: 3 }, [surface])).toEqual(['.ABC.', '.DEF.', '.....']);
  });

  test('that divides no side gives part of a pixel to nobody', () => {
    expect(surfaceSize(surfaceOf(bufferOf(['AAAAA', 'AAAAA', 'AAAAA', 'AAAAA']), { bufferScale: 2 }))).toEqual({
      width: 2.5,
      height: 2,
    });
  });
});

describe('a viewport', () => {
  const letters = ['ABCD', 'EFGH', 'IJKL'];

  test('crops without scaling if it has only a source', () => {
    const surface = surfaceOf(bufferOf(letters), { source: { x: 1, y: 1, width: 2, height: 2 } });
    expect(surfaceSize(surface)).toEqual({ width: 2, height: 2 });
    expect(shown({ width: 4, height: 3 }, [surface])).toEqual(['FG..', 'JK..', '....']);
  });

  test('scales the whole buffer to its destination', () => {
    const surface = surfaceOf(bufferOf(picture), { destination: { width: 6, height: 4 } });
    expect(shown({ width: 6, height: 4 }, [surface])).toEqual(enlarged(picture));
  });

  test('scales its source to its destination', () => {
    const surface = surfaceOf(bufferOf(letters), {
      source: { x: 2, y: 1, width: 2, height: 1 },
      destination: { width: 4, height: 3 },
    });
    expect(shown({ width: 4, height: 3 }, [surface])).toEqual(['GGHH', 'GGHH', 'GGHH']);
  });

  test('counts its source after the transform and the scale', () => {
    // seen with transform 90: DA, EB, FC
    const surface = surfaceOf(bufferOf(enlarged(picture)), {
      bufferTransform: 1,
      bufferScale: 2,
      source: { x: 0, y: 1, width: 1, height: 2 },
      destination: { width: 2, height: 4 },
    });
    expect(shown({ width: 2, height: 4 }, [surface])).toEqual(['EE', 'EE', 'FF', 'FF']);
  });

  test('takes half pixels of its source', () => {
    const surface = surfaceOf(bufferOf(['ABCD']), {
      source: { x: 0.5, y: 0, width: 3, height: 1 },
      destination: { width: 6, height: 1 },
    });
    expect(shown({ width: 6, height: 1 }, [surface])).toEqual(['ABBCCD']);
  });
});

describe('a surface', () => {
  const cross = ['ABC', 'DEF', 'GHI'];

  test.each([
    ['left and top', -1, -2, ['HI.', '...', '...']],
    ['right and bottom', 2, 1, ['...', '..A', '..D']],
    ['all sides', -1, -1, ['EF.', 'HI.', '...']],
    ['everything', 3, 0, ['...', '...', '...']],
    ['everything, far away', -100000, 100000, ['...', '...', '...']],
  ])('is clipped at the output: %s', (_, x, y, expected) => {
    expect(shown({ width: 3, height: 3 }, [surfaceOf(bufferOf(cross), { x, y })])).toEqual(expected);
  });

  test('is clipped the same when it is turned and scaled', () => {
    const surface = surfaceOf(bufferOf(picture), {
      bufferTransform: 1,
      destination: { width: 4, height: 6 },
      x: -1,
      y: -3,
    });
    // DDAA DDAA EEBB EEBB FFCC FFCC
    expect(shown({ width: 4, height: 2 }, [surface])).toEqual(['EBB.', 'FCC.']);
  });

  test('lies over those before it', () => {
    const below = surfaceOf(bufferOf(['AAA', 'AAA']));
    expect(shown({ width: 3, height: 2 }, [below, surfaceOf(bufferOf(['B']), { x: 1 })])).toEqual(['ABA', 'AAA']);
  });

  test('has rows that are longer than its pixels, and a last row that ends with them', () => {
    const buffer = bufferOf(picture, 8) as Extract<BufferImage, { kind: 'shm' }>;
    const cut = { ...buffer, bytes: buffer.bytes.subarray(0, buffer.bytes.length - 8) };
    expect(shown({ width: 3, height: 2 }, [surfaceOf(cut)])).toEqual(picture);
    expect(shown({ width: 2, height: 3 }, [surfaceOf(cut, { bufferTransform: 1 })])).toEqual(seen[1]);
  });

  test('may begin at any byte', () => {
    const buffer = bufferOf(picture) as Extract<BufferImage, { kind: 'shm' }>;
    const moved = new Uint8Array(buffer.bytes.length + 3);
    moved.set(buffer.bytes, 3);
    expect(shown({ width: 3, height: 2 }, [surfaceOf({ ...buffer, bytes: moved.subarray(3) })])).toEqual(picture);
  });
});

// Small scenes whose pixels are letters, so that an expectation can be written and read as a picture.
import {
  type BufferImage,
  type Image,
  type RenderOptions,
  render,
  type Scene,
  type SceneSurface,
} from '../../../src/testing/render/index.js';
import { xrgb8888 } from './pictures.js';

/** Each letter is a colour of its own; `.` is the background, black. */
function colourOf(letter: string): [number, number, number] {
  if (letter === '.') return [0, 0, 0];
  const n = letter.charCodeAt(0) - 64;
  return [n * 9, 255 - n * 9, (n * 77) & 255];
}

/** Rows of letters as a buffer, with `padding` bytes after each row. */
export function bufferOf(rows: readonly string[], padding = 0): BufferImage {
  const width = rows[0]?.length ?? 0;
  const stride = width * 4 + padding;
  const bytes = new Uint8Array(stride * rows.length).fill(0x55);
  rows.forEach((row, y) => {
    [...row].forEach((letter, x) => {
      const [r, g, b] = colourOf(letter);
      bytes.set([b, g, r, 0], y * stride + x * 4);
    });
  });
  return { kind: 'shm', width, height: rows.length, stride, format: xrgb8888, bytes };
}

/** An image as rows of letters; `?` is a colour that no letter has. */
export function lettersOf(image: Image): string[] {
  const names = new Map([...'.ABCDEFGHIJKLMNOPQRSTUVWXYZ'].map((letter) => [String(colourOf(letter)), letter]));
  return Array.from({ length: image.height }, (_, y) =>
    Array.from({ length: image.width }, (_, x) => {
      const at = (y * image.width + x) * 4;
      return names.get(String([...image.data.subarray(at, at + 3)])) ?? '?';
    }).join(''),
  );
}

export function surfaceOf(buffer: BufferImage, more: Partial<SceneSurface> = {}): SceneSurface {
  return { buffer, bufferScale: 1, bufferTransform: 0, x: 0, y: 0, ...more };
}

/** Renders onto black and gives the picture as letters. */
export function shown(
  size: { width: number; height: number; scale?: number },
  surfaces: readonly SceneSurface[],
  options?: RenderOptions,
): string[] {
  return lettersOf(render(sceneOf(size, surfaces), options));
}

export function sceneOf(
  { width, height, scale = 1 }: { width: number; height: number; scale?: number },
  surfaces: readonly SceneSurface[],
): Scene {
  return { width, height, scale, background: [0, 0, 0, 255], surfaces };
}

// Pictures to be shown, by a real compositor and by ours: what each cell of the comparison holds.
import type { BufferImage, SceneSurface, Transform } from '../../../src/testing/render/index.js';

export const argb8888 = 0;
export const xrgb8888 = 1;

/** Pixels that look random and are the same in each run; no two rows or columns are alike. */
export function noise(width: number, height: number, format: number, seed: number): BufferImage {
  const bytes = new Uint8Array(width * height * 4);
  // a linear congruential generator, its upper bits only
  let state = (seed * 2654435761 + 12345) >>> 0;
  const next = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state >>> 24;
  };
  for (let at = 0; at < bytes.length; at += 4) {
    // premultiplied: no channel is above alpha; opaque and clear pixels are among them
    const alpha = format === argb8888 ? Math.min(255, Math.max(0, Math.round(next() * 1.4 - 50))) : 255;
    for (let channel = 0; channel < 3; channel++) bytes[at + channel] = Math.round((next() * alpha) / 255);
    bytes[at + 3] = alpha;
  }
  return { kind: 'shm', width, height, stride: width * 4, format, bytes };
}

/** Bytes that mean whatever the format says; pixels with more colour than alpha are among them. */
export function anyBytes(width: number, height: number, format: number, bytesPerPixel: number): BufferImage {
  const stride = Math.ceil((width * bytesPerPixel) / 4) * 4;
  let state = format;
  const bytes = Uint8Array.from({ length: stride * height }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state >>> 24;
  });
  return { kind: 'shm', width, height, stride, format, bytes };
}

export interface Cell extends SceneSurface {
  title: string;
}

export const cellSize = 40;
export const transforms: readonly Transform[] = [0, 1, 2, 3, 4, 5, 6, 7];

const viewports: readonly [string, Pick<SceneSurface, 'source' | 'destination'>][] = [
  ['no viewport', {}],
  ['destination twice as large', { destination: { width: 24, height: 36 } }],
  ['destination of an odd ratio', { destination: { width: 17, height: 25 } }],
  ['source', { source: { x: 3, y: 5, width: 7, height: 4 } }],
  ['source scaled up', { source: { x: 2, y: 4, width: 8, height: 5 }, destination: { width: 32, height: 30 } }],
  ['destination smaller', { destination: { width: 6, height: 9 } }],
  [
    'source with fractions',
    { source: { x: 2.25, y: 3.5, width: 7.25, height: 9.75 }, destination: { width: 11, height: 30 } },
  ],
];

/** Each transform in a column, each buffer scale with each viewport in a row. The content is 12x18 logical in all of them. */
export function cells(format: number): Cell[] {
  const made: Cell[] = [];
  let row = 0;
  for (const bufferScale of [1, 2]) {
    for (const [title, viewport] of viewports) {
      for (const bufferTransform of transforms) {
        const [width, height] = (bufferTransform & 1) === 1 ? [18, 12] : [12, 18];
        made.push({
          title: `${title}, scale ${bufferScale}, transform ${bufferTransform}`,
          buffer: noise(width * bufferScale, height * bufferScale, format, made.length),
          bufferScale,
          bufferTransform,
          ...viewport,
          x: 2 + bufferTransform * cellSize,
          y: 2 + row * cellSize,
        });
      }
      row++;
    }
  }
  return made;
}

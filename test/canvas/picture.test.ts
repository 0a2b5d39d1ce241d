import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import Module from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCanvas } from '@napi-rs/canvas';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { loadPicture } from '../../src/canvas/index.js';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'resurface-picture-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

function file(name: string, bytes: Uint8Array | string): string {
  const path = join(directory, name);
  writeFileSync(path, bytes);
  return path;
}

function png(width: number, height: number): string {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.fillStyle = '#ff8040';
  context.fillRect(0, 0, width, height);
  context.clearRect(0, 0, 1, 1);
  context.fillStyle = 'rgba(0, 0, 255, 0.5)';
  context.fillRect(0, 0, 1, 1);
  return file('picture.png', canvas.toBuffer('image/png'));
}

test('a picture comes as blue, green, red and alpha, premultiplied', async () => {
  const picture = await loadPicture(png(3, 2));
  expect([picture.width, picture.height, picture.pixels.length]).toEqual([3, 2, 24]);
  expect([...picture.pixels.subarray(0, 8)]).toEqual([128, 0, 0, 128, 0x40, 0x80, 0xff, 0xff]);
});

test('a picture is scaled as asked, and keeps its shape when one side is asked for', async () => {
  const path = png(30, 20);
  const size = async (options: { width?: number; height?: number }) => {
    const { width, height, pixels } = await loadPicture(path, options);
    expect(pixels.length).toBe(width * height * 4);
    return [width, height];
  };
  expect(await size({ width: 60 })).toEqual([60, 40]);
  expect(await size({ height: 10 })).toEqual([15, 10]);
  expect(await size({ width: 5, height: 50 })).toEqual([5, 50]);
  await expect(loadPicture(path, { width: 0 })).rejects.toMatchObject({ code: 'ERR_WL_ARGUMENT' });
});

test('what is no picture is refused by name, and what is not there as the file system says', async () => {
  const path = file('words.png', 'these are words');
  await expect(loadPicture(path)).rejects.toMatchObject({
    code: 'ERR_WL_FORMAT',
    message: expect.stringContaining(path),
  });
  await expect(loadPicture(join(directory, 'nothing.png'))).rejects.toMatchObject({ code: 'ENOENT' });
});

test('without @napi-rs/canvas the error says what to install', async () => {
  vi.resetModules();
  const { loadPicture: load } = await import('../../src/canvas/index.js');
  // What require() asks to find a package; there is no public way to make one look uninstalled.
  const resolver = Module as unknown as { _resolveFilename(request: string, ...rest: unknown[]): string };
  const real = resolver._resolveFilename;
  vi.spyOn(resolver, '_resolveFilename').mockImplementation((request, ...rest) => {
    if (request === '@napi-rs/canvas')
      throw Object.assign(new Error('Cannot find module'), { code: 'MODULE_NOT_FOUND' });
    return real.call(resolver, request, ...rest);
  });
  try {
    await expect(load(png(1, 1))).rejects.toMatchObject({
      code: 'ERR_WL_DEPENDENCY',
      message: expect.stringContaining('npm install @napi-rs/canvas'),
    });
  } finally {
    vi.restoreAllMocks();
  }
});

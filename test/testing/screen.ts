// What the tests of the test compositor share: one that is stopped with its test, clients that are closed, nothing left open.
import { afterEach, expect } from 'vitest';
import { type Image, TestCompositor, type TestCompositorOptions } from '../../src/testing/index.js';
import { OwnedFd } from '../../src/wire/index.js';
import { Desk } from './raw-client.js';

const cleanups: (() => unknown)[] = [];

export function atTheEnd(cleanup: () => unknown): void {
  cleanups.push(cleanup);
}

/** To be called once at the top of a test file. */
export function leaveNothingOpen(): void {
  afterEach(async () => {
    for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
    expect(OwnedFd.openCount).toBe(0);
  });
}

/** 200x100 on black, unless told otherwise. */
export async function start(options?: TestCompositorOptions): Promise<TestCompositor> {
  const screen = await TestCompositor.start({ width: 200, height: 100, background: [0, 0, 0, 255], ...options });
  atTheEnd(() => screen.stop());
  return screen;
}

export async function open(screen: { socket: string }): Promise<Desk> {
  const desk = await Desk.open(screen);
  atTheEnd(() => desk.client.close());
  return desk;
}

/** A pixel as 0xRRGGBB. */
export function pixel(image: Image, x: number, y: number): number {
  const [r = 0, g = 0, b = 0] = image.data.subarray((y * image.width + x) * 4);
  return (r << 16) | (g << 8) | b;
}

/** The pixels at some places, as hexadecimal colours. */
export async function colours(screen: TestCompositor, ...places: [x: number, y: number][]): Promise<string[]> {
  const image = await screen.screenshot();
  return places.map(([x, y]) => pixel(image, x, y).toString(16).padStart(6, '0'));
}

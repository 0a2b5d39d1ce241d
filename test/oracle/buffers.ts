// Memory: pools and buffers in every order of making and ending, and who holds them.
import { WpSinglePixelBufferManagerV1 } from '../../src/protocol/generated/single-pixel-buffer-v1.js';
import { WpViewporter } from '../../src/protocol/generated/viewporter.js';
import { type WlBuffer, WlShmFormat, type WlShmPool, type WlSurface } from '../../src/protocol/generated/wayland.js';
import { next } from '../contract/app.js';
import type { Case, Stage } from './stage.js';

const grey = (word: number): number => (0xff000000 | (word * 0x010203)) >>> 0;

const argb = (pool: WlShmPool, offset: number, width = 20, height = 10): WlBuffer =>
  pool.createBuffer(offset, width, height, width * 4, WlShmFormat.argb8888);

function show(surface: WlSurface, buffer: WlBuffer): void {
  surface.attach(buffer, 0, 0);
  surface.damage(0, 0, 1000, 1000);
  surface.commit();
}

/** A window that shows a buffer of a pool with two; both have keys. */
async function pair(stage: Stage): Promise<{ surface: WlSurface; pool: WlShmPool; buffers: [WlBuffer, WlBuffer] }> {
  const { surface } = await stage.configured('main');
  const pool = stage.key('pool', stage.pool(1600, grey));
  const buffers: [WlBuffer, WlBuffer] = [stage.key('first', argb(pool, 0)), stage.key('second', argb(pool, 800))];
  show(surface, buffers[0]);
  return { surface, pool, buffers };
}

/** What is shown is released when something else is, and may be shown again. */
async function turns(stage: Stage): Promise<void> {
  const surface = stage.get<WlSurface>('main surface');
  for (const [shown, following] of [
    ['first', 'second'],
    ['second', 'first'],
  ] as const) {
    const released = next(stage.get(shown), 'release');
    show(surface, stage.get<WlBuffer>(following));
    stage.screen.tick();
    await released;
  }
}

export const buffers: readonly Case[] = [
  {
    name: 'one buffer is shown, the other one is free, and they take turns',
    async show(stage) {
      await pair(stage);
    },
    holds: turns,
  },
  {
    name: 'a buffer that was shown before, and is shown again',
    async show(stage) {
      const { surface, buffers } = await pair(stage);
      for (const buffer of [buffers[1], buffers[0], buffers[0]]) show(surface, buffer);
    },
    holds: turns,
  },
  {
    name: 'a buffer that was released while it is shown: a copy is shown, which is released too and gone',
    compositor: { behaviour: { earlyRelease: true } },
    async show(stage) {
      const { buffers } = await pair(stage);
      await next(buffers[0], 'release');
    },
  },
  {
    name: 'a compositor that releases nothing',
    compositor: { behaviour: { releaseNever: true } },
    async show(stage) {
      const { surface, buffers } = await pair(stage);
      show(surface, buffers[1]);
    },
    // The one that the compositor held for nothing is free again.
    hears: ['first.release'],
  },
  {
    name: 'pools that were destroyed while their buffers live, shown or not',
    async show(stage) {
      const { pool } = await pair(stage);
      pool.destroy();
    },
    holds: turns,
  },
  {
    name: 'a buffer that was destroyed while it is shown, and its pool with it',
    async show(stage) {
      const { pool, buffers } = await pair(stage);
      buffers[0].destroy();
      pool.destroy();
    },
    copies: 1,
  },
  {
    name: 'a buffer that was destroyed before its commit, and one after',
    async show(stage) {
      const { surface, buffers } = await pair(stage);
      surface.attach(buffers[1], 0, 0);
      buffers[1].destroy();
      const child = stage.child(surface);
      const once = stage.draw(child.surface, 5, 5, 3);
      once.destroy();
    },
    copies: 1,
  },
  {
    name: 'a pool that grew after its buffers were made, and has one in what it grew by',
    async show(stage) {
      const { surface, pool } = await pair(stage);
      // Its file was as large before.
      const other = stage.key('grown', stage.pool(4096, grey));
      show(surface, argb(pool, 0));
      const child = stage.child(surface, 2, 2);
      show(child.surface, argb(other, 3200, 10, 10));
      surface.commit();
    },
  },
  {
    name: 'a pool that was told to be small and then grew, twice',
    async show(stage) {
      const { surface } = await stage.configured('main');
      const memory = stage.key('pool', stage.pool(800, grey, 4096));
      const small = stage.key('first', argb(memory, 0));
      memory.resize(1600);
      stage.key('second', argb(memory, 800));
      memory.resize(4096);
      argb(memory, 2400);
      show(surface, small);
    },
    holds: turns,
  },
  {
    name: 'one buffer on two surfaces, and waiting for the commit of a third',
    async show(stage) {
      const { surface, buffers } = await pair(stage);
      const [one, two] = [stage.child(surface, 1, 1), stage.child(surface, 2, 2)];
      show(one.surface, buffers[0]);
      surface.commit();
      two.surface.attach(buffers[0], 0, 0);
    },
  },
  {
    name: 'formats, strides wider than rows, and parts of one another',
    async show(stage) {
      const { surface } = await stage.configured('main');
      const pool = stage.pool(4096, grey);
      show(surface, pool.createBuffer(64, 10, 10, 80, WlShmFormat.xrgb8888));
      const child = stage.child(surface, 4, 4);
      show(child.surface, pool.createBuffer(0, 12, 6, 48, WlShmFormat.argb8888));
      pool.createBuffer(0, 1, 1, 4, WlShmFormat.argb8888);
      surface.commit();
    },
  },
  {
    name: 'single pixels: shown in any size, waiting, unused, and destroyed while shown',
    async show(stage) {
      const manager = stage.global(WpSinglePixelBufferManagerV1);
      const pixel = (red: number): WlBuffer => manager.createU32RgbaBuffer(red, 0x20000000, 0x10000000, 0xffffffff);
      const { surface } = await stage.configured('main');
      stage.global(WpViewporter).getViewport(surface).setDestination(50, 30);
      show(surface, pixel(0x70000000));
      const child = stage.child(surface, 4, 4);
      const once = pixel(0x30000000);
      show(child.surface, once);
      surface.commit();
      once.destroy();
      child.surface.attach(pixel(0x50000000), 0, 0);
      pixel(0x40000000);
    },
  },
];

// What an app drew is forgotten: its journal is that of an app which only drew the last frame.
import { describe, expect, onTestFinished, test } from 'vitest';
import { compact, fold, type LogRecord } from '../../src/journal/index.js';
import { WlCompositor, WlOutput, WlShm, WlShmFormat, type WlSurface } from '../../src/protocol/generated/wayland.js';
import { XdgWmBase } from '../../src/protocol/generated/xdg-shell.js';
import { connect, type Session } from '../../src/session/index.js';
import { decodeSnapshot, discardSnapshot } from '../../src/session/snapshot/index.js';
import { createMemfd } from '../../src/sys/index.js';
import { TestCompositor } from '../../src/testing/index.js';
import { Author, freshState, interfaceNamed } from './author.js';
import { renumbered } from './canonical.js';

const FRAMES = 100_000;
/** Frames that an app sends before it waits for the last of them; by then the buffers of the others are free. */
const BURST = 32;
const BUFFERS = 2 * BURST;
/** Segments that take turns: one is written to, one may still be answered, one is being folded. */
const SEGMENTS = 3;

/** A log with handles counted anew and without serials, which each connection counts for itself. */
function plainLog(records: readonly LogRecord[]): unknown[] {
  const types = new Map([[1, interfaceNamed('wl_display')]]);
  const plain = records.map((record) => {
    const isSerial = types.get('target' in record ? record.target : 0)?.name === 'xdg_surface';
    if (record.kind === 'request' && record.made !== undefined) types.set(record.made.handle, record.made.interface);
    const event = record.kind === 'event' && record.opcode === 0;
    const acknowledgement = record.kind === 'request' && record.opcode === 4;
    return isSerial && (event || acknowledgement) ? { ...record, args: [] } : record;
  });
  return renumbered(plain, (record) => {
    const messages = record.kind === 'request' ? 'requests' : 'events';
    return 'opcode' in record ? (types.get(record.target)?.[messages][record.opcode]?.args ?? []) : [];
  }).map((record) => JSON.stringify(record));
}

/** What the app's log comes to, with handles counted anew. */
async function journalOf(session: Session): Promise<unknown[]> {
  const content = await decodeSnapshot(await session.snapshot());
  try {
    return plainLog(content.base);
  } finally {
    discardSnapshot(content);
  }
}

interface App {
  readonly session: Session;
  readonly surface: WlSurface;
  /** Draws frames with all buffers in turn, the last of them always with the same. */
  draw(frames: number): Promise<void>;
}

async function start(screen: TestCompositor): Promise<App> {
  const session = await connect({ socket: screen.socket });
  onTestFinished(() => session.close());
  const shm = session.bind(WlShm, { max: 1 });
  session.bindAll(WlOutput, { max: 4 });
  const surface = session.bind(WlCompositor, { max: 6 }).createSurface();
  const xdg = session.bind(XdgWmBase, { max: 3 }).getXdgSurface(surface);
  xdg.on('configure', ({ serial }) => xdg.ackConfigure(serial));
  xdg.getToplevel().setTitle('frames');
  surface.commit();
  const memory = createMemfd('frames', 256 * BUFFERS);
  const pool = shm.createPool(memory.fd, 256 * BUFFERS);
  memory.close();
  const buffers = Array.from({ length: BUFFERS }, (_, i) => pool.createBuffer(256 * i, 8, 8, 32, WlShmFormat.xrgb8888));
  pool.destroy();
  await session.roundtrip();
  return {
    session,
    surface,
    async draw(frames) {
      for (let i = frames - 1; i >= 0; i--) {
        surface.attach(buffers[i % BUFFERS] ?? null, 0, 0);
        surface.damageBuffer(0, 0, 8, 8);
        const callback = surface.frame();
        surface.commit();
        if (i % BURST === 0) await new Promise<void>((resolve) => void callback.once('done', () => resolve()));
      }
      await session.roundtrip();
    },
  };
}

describe('an app that drew 100,000 frames', () => {
  test('has exactly the journal of one that drew only the last, in the same segments', {
    timeout: 300_000,
  }, async () => {
    const screen = await TestCompositor.start({ width: 64, height: 64, behaviour: { focusNewWindows: false } });
    onTestFinished(() => screen.stop());
    const busy = await start(screen);
    const half = FRAMES / 2;
    await busy.draw(half);
    const memory = process.memoryUsage().arrayBuffers;
    await busy.draw(half);
    expect(busy.session.segmentsMade).toBeLessThanOrEqual(SEGMENTS);
    expect(process.memoryUsage().arrayBuffers - memory).toBeLessThan(2 ** 20);
    const other = await start(screen);
    await other.draw(1);
    expect(await journalOf(busy.session)).toEqual(await journalOf(other.session));
  });
});

/** An author whose window shows one frame after the other. */
function painter(frames: number): Author {
  const author = new Author();
  const { wl_compositor: compositor = 0, xdg_wm_base: base = 0, wl_shm: shm = 0 } = author.bound;
  const surface = author.say(compositor, 'create_surface');
  const xdg = author.say(base, 'get_xdg_surface', surface);
  author.say(xdg, 'get_toplevel');
  author.say(surface, 'commit');
  author.answer(surface);
  const pool = author.say(shm, 'create_pool', null, 4096);
  const buffers = [0, 256].map((offset) => author.say(pool, 'create_buffer', offset, 8, 8, 32, 1));
  for (let i = frames - 1; i >= 0; i--) {
    const [front = 0, back = 0] = i % 2 === 0 ? buffers : [...buffers].reverse();
    author.say(surface, 'attach', front, 0, 0);
    author.say(surface, 'damage_buffer', 0, 0, 8, 8);
    const region = author.say(compositor, 'create_region');
    author.say(region, 'add', 0, 0, 8, 8);
    author.say(surface, 'set_opaque_region', region);
    author.say(region, 'destroy');
    const callback = author.say(surface, 'frame');
    author.say(surface, 'commit');
    if (i < frames - 1) author.hear(back, 'release');
    if (i > 0) author.hear(callback, 'done', i);
  }
  return author;
}

test('regions and callbacks of earlier frames leave nothing behind', () => {
  const compacted = (frames: number): unknown[] => plainLog(compact(fold(freshState(), painter(frames).records)));
  expect(compacted(301)).toEqual(compacted(1));
});

test('a state has no more objects after many frames than after one', () => {
  expect(painter(301).state.objects.size).toBe(painter(1).state.objects.size);
});

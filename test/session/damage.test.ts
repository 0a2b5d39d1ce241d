// What changed is found by the damage in the log: a point has what was committed, as one by comparison has it.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { MadeObject } from '../../src/journal/index.js';
import * as wayland from '../../src/protocol/generated/wayland.js';
import { zwlr_screencopy_frame_v1 } from '../../src/protocol/generated/wlr-screencopy-unstable-v1.js';
import { type Buf, Drawing, Memory, type Place, type Pool, pagesFound } from './drawing.js';
import { made } from './logs.js';

const STRIDE = 16384;
const WIDTH = STRIDE / 4;
const HEIGHT = 16;
const BYTES = STRIDE * HEIGHT;
/** Buffers begin in the middle of a page. */
const SPACING = BYTES + 5000;

const STEPS = ['frame', 'frame', 'frame', 'release', 'scribble', 'scale', 'unmap', 'mode', 'buffer', 'cut'] as const;
type Step = readonly [step: (typeof STEPS)[number], a: number, b: number, c: number, d: number];

/** A surface of a random app, and what it shows, row by row. */
interface Shown {
  readonly surface: MadeObject;
  readonly content: Uint8Array;
  front: Buf | undefined;
  scale: number;
}

/**
 * Draws so that each commit's content is unlike the one before in what it damages, and only there. How a buffer comes to its
 * content is not told by damage, and does not matter: it may be written anew each time, or have held anything before.
 */
class RandomApp extends Drawing {
  readonly memory: Pool;
  readonly buffers: Buf[] = [];
  readonly surfaces: Shown[] = [];
  /** What is drawn into and not committed. */
  readonly scribbled = new Set<Buf>();
  readonly held = new Set<Buf>();
  readonly role: MadeObject;
  #sync = true;

  constructor(memory: Memory) {
    super(memory.stagings);
    memory.bytes.fill(1); // a hole would come to be a page by being read
    this.memory = this.pool(memory.bytes.length, memory);
    const main = this.surface();
    const { surface, role } = this.subsurface(main);
    this.role = role;
    for (const one of [main, surface, this.surface()]) {
      this.surfaces.push({ surface: one, content: new Uint8Array(HEIGHT), front: undefined, scale: 1 });
    }
    for (let i = 0; i < 6; i++) this.buffers.push(this.buffer(this.memory, this.#place(i)));
    // One that shares memory with two others.
    this.buffers.push(this.buffer(this.memory, { ...this.#place(3), offset: 3 * SPACING + BYTES / 2 }));
  }

  #place(i: number): Place {
    return { offset: i * SPACING + 4 * i, width: WIDTH, height: HEIGHT, stride: STRIDE };
  }

  /** Buffers that may be drawn into: none of their memory is shown. */
  free(single: boolean): Buf[] {
    const used = [...this.held, ...(single ? [] : this.surfaces.flatMap(({ front }) => front ?? []))];
    return this.buffers.filter((one) => used.every((other) => !overlap(one, other)));
  }

  step([step, a, b, c, d]: Step): void {
    const shown = this.surfaces[a % this.surfaces.length] as Shown;
    const { surface } = shown;
    if (step === 'frame') {
      const free = this.free(b > 200);
      const buffer = free[b % Math.max(1, free.length)];
      if (buffer !== undefined && !this.isOnShowElsewhere(buffer, shown)) this.frame(shown, buffer, c, d);
    } else if (step === 'release') {
      const buffer = [...this.held][b % Math.max(1, this.held.size)];
      if (buffer === undefined) return;
      this.held.delete(buffer);
      this.release(buffer);
    } else if (step === 'scribble') {
      const free = this.free(false);
      const buffer = free[b % Math.max(1, free.length)];
      if (buffer === undefined) return;
      buffer.fill(c, d % HEIGHT);
      this.scribbled.add(buffer);
    } else if (step === 'scale') {
      shown.scale = (b % 2) + 1;
      this.say(surface, 'set_buffer_scale', shown.scale);
    } else if (step === 'unmap') {
      this.say(surface, 'attach', 0, 0, 0);
      this.say(surface, 'commit');
      shown.front = undefined;
    } else if (step === 'mode') {
      this.#sync = !this.#sync;
      this.say(this.role, this.#sync ? 'set_sync' : 'set_desync');
    } else if (step === 'buffer') {
      this.exchange(b % this.buffers.length);
    }
  }

  isOnShowElsewhere(buffer: Buf, than: Shown): boolean {
    return this.surfaces.some((one) => one !== than && one.front !== undefined && overlap(one.front, buffer));
  }

  frame(shown: Shown, buffer: Buf, c: number, d: number): void {
    const { surface, content, scale } = shown;
    const from = c % HEIGHT;
    const to = Math.min(HEIGHT, from + 1 + (d % 5));
    // Nothing is left of what was shown where this app can't say what is new: it may have anything there.
    if (shown.front === undefined) content.fill(d);
    content.fill(c ^ d, from, to);
    for (let row = 0; row < HEIGHT; row++) buffer.fill(content[row] as number, row, row + 1);
    this.scribbled.delete(buffer);
    this.say(surface, 'attach', buffer.handle, 0, 0);
    if (d % 3 === 0) {
      const top = Math.floor(from / scale);
      this.say(surface, 'damage', 0, top, 0x7fffffff, Math.ceil(to / scale) - top);
    } else if (d % 11 === 0) {
      this.say(surface, 'damage_buffer', 0, from, 0x7fffffff, 0x7fffffff);
    } else {
      this.say(surface, 'damage_buffer', 5, from, 1, 1);
      this.say(surface, 'damage_buffer', 5, from + 1, 1, to - from - 1);
    }
    this.say(surface, 'commit');
    shown.front = buffer;
    this.held.add(buffer);
    if (d % 2 === 0) {
      this.held.delete(buffer); // as a compositor does that copies
      this.release(buffer);
    }
  }

  /** A buffer is destroyed, and one of the same memory is made. */
  exchange(index: number): void {
    const buffer = this.buffers[index] as Buf;
    if (this.held.has(buffer) || this.surfaces.some(({ front }) => front === buffer)) return;
    this.say(buffer.object, 'destroy');
    this.buffers[index] = this.buffer(buffer.pool, buffer.place);
    if (this.scribbled.delete(buffer)) this.scribbled.add(this.buffers[index] as Buf);
  }
}

function overlap({ place: a }: Buf, { place: b }: Buf): boolean {
  return a.offset < b.offset + BYTES && b.offset < a.offset + BYTES;
}

const byte = fc.nat(255);
const anySteps = fc.array(fc.tuple(fc.constantFrom(...STEPS), byte, byte, byte, byte), { minLength: 5, maxLength: 80 });

/** Runs a law over random apps; `check` is called after each cut. */
function law(steps: fc.Arbitrary<Step[]>, check: (app: RandomApp, found: ReturnType<Drawing['cut']>) => void): void {
  const memory = new Memory(6 * SPACING);
  fc.assert(
    fc.property(steps, (list) => {
      const app = new RandomApp(memory);
      app.cut(true);
      for (const step of list) {
        app.step(step);
        if (step[0] === 'cut') check(app, app.cut(step[1] === 0));
      }
    }),
    { numRuns: 300 },
  );
}

describe('of a random app', () => {
  test('damage finds what comparison finds, and the same comes back', () => {
    let [cuts, pages] = [0, 0];
    law(
      anySteps.map((steps) => steps.filter(([step]) => step !== 'scribble')),
      (app, { damaged, compared }) => {
        const [found, expected] = [pagesFound(damaged, app.memory), pagesFound(compared, app.memory)];
        expect([...expected].filter((page) => !found.has(page))).toEqual([]);
        const [byDamage, byComparison] = app.copies.map((copy) => copy.get(app.memory.object.handle));
        expect(byComparison?.subarray(0, app.memory.bytes).equals(app.memory.memory.bytes)).toBe(true);
        expect(byDamage?.equals(byComparison as Buffer)).toBe(true);
        cuts++;
        pages += found.size;
      },
    );
    expect(pages / cuts).toBeGreaterThan(1);
  });

  test('what is on show comes back as it was committed, whatever was being drawn when it was saved', () => {
    law(anySteps, (app) => {
      for (const { front } of app.surfaces) if (front !== undefined) expect(app.isSaved(front)).toBe(true);
      for (const buffer of app.buffers) {
        if (app.scribbled.size === 0) expect(app.isSaved(buffer)).toBe(true);
      }
    });
  });
});

/** A surface with two buffers, which have both been shown and saved; the first is on show. */
function twoBuffers(): { app: Drawing; surface: MadeObject; pool: Pool; one: Buf; other: Buf } {
  const app = new Drawing();
  const surface = app.surface();
  const pool = app.pool(4 * BYTES);
  const place = (i: number): Place => ({ offset: i * BYTES, width: WIDTH, height: HEIGHT, stride: STRIDE });
  const [one, other] = [app.buffer(pool, place(0)), app.buffer(pool, place(1))];
  for (const [buffer, damage] of [
    [one, ALL],
    [other, ALL],
    [one, NOWHERE],
  ] as const) {
    app.show(surface, buffer.fill(1), damage);
    app.cut();
  }
  app.release(other);
  return { app, surface, pool, one, other };
}

const ALL = [0, HEIGHT] as const;
/** Damage outside of the buffer. */
const NOWHERE = [HEIGHT, HEIGHT + 1] as const;
const NONE: readonly [number, number][] = [];

/** Rows of a buffer that a cut looks at: it finds them, since they are drawn into behind its back. */
function looked(app: Drawing, buffer: Buf): [number, number][] {
  const before = Buffer.from(buffer.pixels);
  const was = Buffer.from(app.saved(buffer));
  const byte = ((before[0] as number) + 100) & 255;
  buffer.pixels.fill(byte);
  app.cut();
  const now = app.saved(buffer);
  buffer.pixels.set(before);
  const rows: [number, number][] = [];
  for (let row = 0; row < HEIGHT; row++) {
    const [from, to] = [row * STRIDE, (row + 1) * STRIDE];
    if (now.compare(was, from, to, from, to) === 0) continue;
    const last = rows.at(-1);
    if (last?.[1] === row) last[1]++;
    else rows.push([row, row + 1]);
  }
  return rows;
}

describe('damage', () => {
  // Four rows are a block, by which memory is compared.
  test('of a commit is looked at, by blocks, and nothing else', () => {
    const { app, surface, one, other } = twoBuffers();
    app.show(surface, other, [5, 6]);
    expect(looked(app, one)).toEqual([]);
    app.show(surface, one, [8, 9]);
    expect(looked(app, one)).toEqual([[4, 12]]);
    app.show(surface, one, ...NONE);
    expect(looked(app, one)).toEqual([]);
  });

  test('of all commits since counts for a buffer that was not shown in between', () => {
    const { app, surface, one, other } = twoBuffers();
    for (const row of [0, 9]) app.show(surface, one, [row, row + 1]);
    app.cut();
    app.show(surface, other, [13, 14]);
    expect(looked(app, other)).toEqual([
      [0, 4],
      [8, 16],
    ]);
  });

  test('without a new attach is that of the buffer on show', () => {
    const { app, surface, one } = twoBuffers();
    app.say(surface, 'damage_buffer', 0, 4, 1, 1);
    app.say(surface, 'commit');
    expect(looked(app, one)).toEqual([[4, 8]]);
  });

  test.each([
    ['negative place and endless size', [-50, -5, 0x7fffffff, 0x7fffffff], ALL],
    ['a place at the end of the numbers', [0, 0x7fffffff, 0x7fffffff, 0x7fffffff], undefined],
    ['no width', [0, 0, 0, 4], ALL], // and no damage but that: who tells nothing new is not believed
    ['a negative size', [0, 12, 4, -1], ALL],
  ])('with %s', (_what, args, expected) => {
    const { app, surface, other } = twoBuffers();
    app.say(surface, 'attach', other.handle, 0, 0);
    app.say(surface, 'damage_buffer', ...args);
    app.say(surface, 'commit');
    expect(looked(app, other)).toEqual(expected === undefined ? [] : [expected]);
  });

  test('in many rectangles is one of all rows between them', () => {
    const { app, surface, other } = twoBuffers();
    app.say(surface, 'attach', other.handle, 0, 0);
    for (let i = 0; i < 1000; i++) app.say(surface, 'damage_buffer', i, i % 2 === 0 ? 0 : 9, 1, 1);
    app.say(surface, 'commit');
    expect(looked(app, other)).toEqual([[0, 12]]);
  });

  test('in surface coordinates is that many more rows of a scaled buffer', () => {
    const { app, surface, one, other } = twoBuffers();
    app.say(surface, 'set_buffer_scale', 2);
    app.show(surface, other, ALL);
    app.show(surface, one, NOWHERE);
    app.cut();
    app.say(surface, 'attach', other.handle, 0, 0);
    app.say(surface, 'damage', 0, 4, 1, 1);
    app.say(surface, 'commit');
    expect(looked(app, other)).toEqual([[8, 12]]);
  });

  test('in surface coordinates of a turned buffer or one behind a viewport is all of it', () => {
    for (const turn of [true, false]) {
      const { app, surface, one, other } = twoBuffers();
      if (turn) app.say(surface, 'set_buffer_transform', 1);
      else app.say(app.viewport(surface), 'set_destination', 100, 100);
      app.show(surface, other, ALL);
      app.show(surface, one, NOWHERE);
      app.cut();
      app.show(surface, other, [4, 5]);
      expect(looked(app, other)).toEqual([[4, 8]]); // buffer coordinates are what they are
      app.say(surface, 'attach', one.handle, 0, 0);
      app.say(surface, 'damage', 0, 0, 1, 1);
      app.say(surface, 'commit');
      expect(looked(app, one)).toEqual([ALL]);
    }
  });
});

describe('all of a buffer is looked at', () => {
  const cases: readonly [string, (given: ReturnType<typeof twoBuffers>) => Buf][] = [
    [
      'that its surface has never shown',
      ({ app, surface, pool }) => {
        const buffer = app.buffer(pool, { offset: 2 * BYTES, width: WIDTH, height: HEIGHT, stride: STRIDE });
        app.cut();
        app.show(surface, buffer, [0, 1]);
        return buffer;
      },
    ],
    [
      'that another surface has shown meanwhile',
      ({ app, surface, other }) => {
        app.show(app.surface(), other, ALL);
        app.cut();
        app.show(surface, other, [0, 1]);
        return other;
      },
    ],
    [
      'that shares memory with one that was shown meanwhile',
      ({ app, surface, pool, other }) => {
        const place = { ...other.place, offset: other.place.offset + BYTES / 2 };
        app.show(app.surface(), app.buffer(pool, place), ALL);
        app.cut();
        app.show(surface, other, [0, 1]);
        return other;
      },
    ],
    [
      'after the surface had no content',
      ({ app, surface, one }) => {
        app.say(surface, 'attach', 0, 0, 0);
        app.say(surface, 'commit');
        app.cut();
        app.show(surface, one, [0, 1]);
        return one;
      },
    ],
    [
      'after the surface had content of another size',
      ({ app, surface, pool, other }) => {
        const small = app.buffer(pool, { offset: 2 * BYTES, width: WIDTH / 2, height: HEIGHT, stride: STRIDE });
        app.show(surface, small, ALL);
        app.cut();
        app.show(surface, other, [0, 1]);
        return other;
      },
    ],
    [
      'after the surface had content of another kind of memory',
      ({ app, surface, other }) => {
        const single = made(1000, wayland.wl_buffer);
        app.read({ kind: 'made', by: 1, made: single });
        app.say(surface, 'attach', single.handle, 0, 0);
        app.say(surface, 'damage_buffer', 0, 0, 1, 1);
        app.say(surface, 'commit');
        app.cut();
        app.show(surface, other, [0, 1]);
        return other;
      },
    ],
    [
      'that is shown at another scale',
      ({ app, surface, other }) => {
        app.say(surface, 'set_buffer_scale', 2);
        app.show(surface, other, [0, 1]);
        return other;
      },
    ],
    [
      'of which another part is shown, also without a new attach',
      ({ app, surface, one }) => {
        const viewport = app.viewport(surface);
        app.say(viewport, 'set_source', 0, 0, 1, 1);
        app.say(surface, 'commit');
        return one;
      },
    ],
    [
      'that is new content without a word of damage',
      ({ app, surface, other }) => {
        app.show(surface, other, ...NONE);
        return other;
      },
    ],
    [
      'whose pool was resized',
      ({ app, pool, one }) => {
        app.say(pool.object, 'resize', 4 * BYTES);
        return one;
      },
    ],
    [
      'that was on show when its pool was resized, with its next commit',
      ({ app, surface, pool, one }) => {
        app.say(pool.object, 'resize', 4 * BYTES);
        app.cut();
        app.show(surface, one, [0, 1]);
        return one;
      },
    ],
    [
      'that was never committed',
      ({ app, pool }) => app.buffer(pool, { offset: 3 * BYTES, width: WIDTH, height: HEIGHT, stride: STRIDE }),
    ],
    [
      'that was destroyed and is on show',
      ({ app, one }) => {
        app.say(one.object, 'destroy');
        return one;
      },
    ],
    [
      'that was replaced before its parent showed it',
      ({ app, surface, pool }) => {
        const child = app.subsurface(surface);
        const place = (i: number): Place => ({ offset: i * BYTES, width: WIDTH, height: HEIGHT, stride: STRIDE });
        const [first, second] = [app.buffer(pool, place(2)), app.buffer(pool, place(3))];
        for (const buffer of [first, second, first, second]) {
          app.show(child.surface, buffer, ALL);
          app.say(surface, 'commit');
        }
        app.show(child.surface, first, [0, 1]);
        app.show(child.surface, second, [0, 1]);
        app.cut();
        app.show(child.surface, first, [0, 1]);
        return first;
      },
    ],
    [
      'that another process may write, at each cut',
      ({ app, other }) => {
        const frame = made(1000, zwlr_screencopy_frame_v1, 3);
        app.read({ kind: 'made', by: 1, made: frame });
        app.say(frame, 'copy', other.handle);
        app.cut();
        return other;
      },
    ],
    [
      'that a request of an interface without meanings names',
      ({ app, other }) => {
        const strange = made(1000, {
          name: 'strange_v1',
          version: 1,
          protocol: 'strange',
          requests: [{ name: 'fill', since: 1, args: [{ name: 'what', type: 'object' }] }],
          events: [],
          enums: [],
        });
        app.read({ kind: 'made', by: 1, made: strange });
        app.say(strange, 'fill', other.handle);
        app.cut();
        return other;
      },
    ],
    [
      'whose memory two pools have',
      ({ app, pool, one }) => {
        app.alias(pool);
        return one;
      },
    ],
    [
      'when the log begins anew',
      ({ app, one }) => {
        app.where.damage.forget();
        return one;
      },
    ],
  ];
  test.each(cases)('%s', (_what, prepare) => {
    const given = twoBuffers();
    const buffer = prepare(given);
    given.app.copies[0].size > 0 || given.app.cut();
    expect(looked(given.app, buffer)).toEqual([ALL]);
  });
});

describe('what is not announced', () => {
  test('is saved as it was committed', () => {
    const { app, one, other } = twoBuffers();
    other.fill(9);
    one.fill(9);
    app.cut();
    for (const buffer of [one, other]) expect(app.saved(buffer).every((byte) => byte === 1)).toBe(true);
  });

  test('is looked at again where it was copied while it was drawn, until it is copied on show', () => {
    const { app, surface, one, other } = twoBuffers();
    app.show(surface, other.fill(2, 0, 1), [0, 1]);
    app.show(surface, one.fill(2, 0, 1), NOWHERE);
    app.release(other);
    other.fill(9); // the next frame is begun by blanking all
    app.cut();
    expect(app.saved(other)[0]).toBe(9);
    other.fill(1).fill(2, 0, 1).fill(3, 15, 16);
    app.show(surface, other, [15, 16]);
    app.cut();
    expect(app.isSaved(other)).toBe(true);
    app.show(surface, one.fill(3, 15, 16), [15, 16]);
    app.cut();
    app.show(surface, other, [15, 16]);
    expect(looked(app, other)).toEqual([[12, 16]]);
  });

  test('is in full points as it is, and looked at again with the next commit of the buffer', () => {
    const { app, surface, one, other } = twoBuffers();
    other.fill(9);
    app.cut(true);
    expect(app.isSaved(other)).toBe(true);
    app.show(surface, other.fill(1), [0, 1]);
    app.cut();
    expect(app.isSaved(other)).toBe(true);
    app.show(surface, one, [0, 1]);
    expect(looked(app, one)).toEqual([[0, 4]]);
  });
});

test('what was destroyed is forgotten', () => {
  const { app, surface, pool, one, other } = twoBuffers();
  for (let i = 0; i < 100; i++) {
    const place = { offset: (2 + (i % 2)) * BYTES, width: WIDTH, height: HEIGHT, stride: STRIDE };
    const [buffer, shown] = [app.buffer(pool, place), app.surface()];
    app.show(shown, buffer, ALL);
    app.say(shown, 'destroy');
    app.say(buffer.object, 'destroy');
  }
  expect(app.where.damage.size).toBe(3); // the surface and its two buffers
  app.read({ kind: 'gone', target: one.handle });
  for (const object of [other.object, surface]) app.say(object, 'destroy');
  expect(app.where.damage.size).toBe(0);
});

import { beforeEach, describe, expect, test } from 'vitest';
import { parseFormat, type Slot, SlotRing } from '../../src/shm/index.js';
import { duplicate } from '../../src/sys/index.js';
import type { OwnedFd } from '../../src/wire/index.js';
import { Recorder } from './recorder.js';
import { thrownBy } from './thrown.js';

const format = parseFormat('argb8888');

let to: Recorder;
beforeEach(() => {
  to = new Recorder();
});

function drawn(ring: SlotRing, width = 8, height = 8): Slot {
  const slot = ring.acquire(width, height);
  if (slot === undefined) throw new Error('no slot is free');
  ring.commit(slot);
  return slot;
}

const release = (slot: Slot): boolean => slot.buffer.emit('release', {});
const states = (ring: SlotRing): string[] => ring.slots.map((slot) => slot.state);

describe('a ring of slots', () => {
  test('makes one slot for an app that draws once', () => {
    const ring = new SlotRing(to.shm, { format });
    expect(ring.slots).toHaveLength(0);
    expect(to.said).toEqual([]);
    drawn(ring);
    expect(states(ring)).toEqual(['front']);
    expect(to.said).toEqual(['wl_shm.create_pool(fd, 8192)', 'wl_shm_pool.create_buffer(0, 8, 8, 32, 0)']);
    ring.destroy();
  });

  test('never gives out the front, even when it was released', () => {
    const ring = new SlotRing(to.shm, { format });
    const first = drawn(ring);
    release(first);
    expect(first.state).toBe('front');
    const second = ring.acquire(8, 8);
    expect(second).not.toBe(first);
    ring.destroy();
  });

  test('gives a slot again once it was released and another is in front', () => {
    const ring = new SlotRing(to.shm, { format, slots: 2 });
    const first = drawn(ring);
    release(first);
    drawn(ring);
    expect(states(ring)).toEqual(['free', 'front']);
    expect(ring.acquire(8, 8)).toBe(first);
    ring.destroy();
  });

  test('gives none while the compositor holds every other, and says when one is free', () => {
    let freed = 0;
    const ring = new SlotRing(to.shm, { format, slots: 2 }, () => freed++);
    const first = drawn(ring);
    drawn(ring);
    expect(states(ring)).toEqual(['held', 'front']);
    expect(ring.acquire(8, 8)).toBeUndefined();
    release(first);
    expect(freed).toBe(1);
    expect(ring.acquire(8, 8)).toBe(first);
    ring.destroy();
  });

  test('takes a slot back that was not drawn into after all', () => {
    const ring = new SlotRing(to.shm, { format });
    const slot = ring.acquire(8, 8) as Slot;
    expect(slot.state).toBe('drawing');
    slot.cancel();
    expect(ring.acquire(8, 8)).toBe(slot);
    expect(ring.front).toBeUndefined();
    ring.destroy();
  });

  test('resizes while old slots are held: they go when they are free, and their memory serves again', () => {
    const ring = new SlotRing(to.shm, { format, slots: 3 });
    const [small, smaller] = [drawn(ring, 32, 32), drawn(ring, 32, 32)];
    const large = drawn(ring, 64, 64);
    expect(ring.slots.map((slot) => [slot.place.width, slot.state])).toEqual([
      [32, 'held'],
      [32, 'held'],
      [64, 'front'],
    ]);
    expect(ring.acquire(64, 64)).toBeUndefined();
    release(small);
    const next = ring.acquire(64, 64) as Slot;
    expect(small.buffer.alive).toBe(false);
    expect(smaller.buffer.alive).toBe(true);
    expect(ring.front).toBe(large);
    ring.commit(next);
    release(smaller);
    release(large);
    expect(drawn(ring, 32, 32).place.offset).toBeLessThan(8192);
    ring.destroy();
  });

  test('resized a hundred times, it has not grown by more than its slots need', () => {
    const ring = new SlotRing(to.shm, { format, slots: 3 });
    for (let size = 1; size <= 100; size++) {
      const before = ring.front;
      drawn(ring, size, size);
      if (before) release(before);
    }
    expect(ring.slots.length).toBeLessThanOrEqual(3);
    expect(ring.pool?.bytes).toBeLessThanOrEqual(6 * 40960);
    ring.destroy();
  });

  test('slots never share a byte', () => {
    const ring = new SlotRing(to.shm, { format, slots: 3 });
    const slots = [drawn(ring, 100, 37), drawn(ring, 100, 37), drawn(ring, 100, 37)];
    for (const [index, slot] of slots.entries()) slot.pixels.fill(index + 1);
    expect(slots.map((slot) => slot.pixels.every((byte, _, all) => byte === all[0]))).toEqual([true, true, true]);
    expect(slots.map((slot) => slot.pixels[0])).toEqual([1, 2, 3]);
    ring.destroy();
  });

  test('refuses sizes that no buffer can have, and formats that are not packed', () => {
    const ring = new SlotRing(to.shm, { format });
    for (const [width, height] of [
      [0, 1],
      [1, -1],
      [1.5, 1],
      [40000, 40000],
    ] as const) {
      expect(thrownBy(() => ring.acquire(width, height))).toMatchObject({ code: 'ERR_WL_FORMAT' });
    }
    expect(thrownBy(() => new SlotRing(to.shm, { format: parseFormat('nv12') }))).toMatchObject({
      code: 'ERR_WL_FORMAT',
    });
    expect(thrownBy(() => new SlotRing(to.shm, { format, slots: 1 }))).toMatchObject({ code: 'ERR_WL_ARGUMENT' });
    expect(to.said).toEqual([]);
  });

  test('destroys its buffers and its pool, each once', () => {
    const ring = new SlotRing(to.shm, { format });
    drawn(ring);
    drawn(ring);
    to.said.length = 0;
    ring.destroy();
    ring.destroy();
    expect(to.said).toEqual(['wl_buffer.destroy()', 'wl_buffer.destroy()', 'wl_shm_pool.destroy()']);
  });

  test('comes back from plain data around the same objects, with the pixels and the front of before', () => {
    const fds: OwnedFd[] = [];
    const maker = {
      createPool(fd: number, size: number) {
        fds.push(duplicate(fd));
        return to.shm.createPool(fd, size);
      },
    };
    const ring = new SlotRing(maker, { format, slots: 2 });
    release(drawn(ring));
    drawn(ring).pixels.fill(9);
    const saved = JSON.parse(JSON.stringify(ring.save()));
    const sources = { object: (handle: number) => to.objects.get(handle), memory: () => fds[0] };
    to.said.length = 0;

    const again = SlotRing.adopt(maker, saved, sources);
    expect(to.said).toEqual([]);
    expect(states(again)).toEqual(['free', 'front']);
    expect(again.front?.pixels.every((byte) => byte === 9)).toBe(true);
    const next = again.acquire(8, 8) as Slot;
    expect(next.place.offset).toBe(0);
    again.commit(next);
    expect(to.said).toEqual([]);
    again.destroy();
    for (const slot of ring.slots) slot.buffer.alive = false;
    ring.destroy();
  });

  test('comes back without what did not: a lost pool means a new one', () => {
    const ring = new SlotRing(to.shm, { format });
    drawn(ring);
    const saved = ring.save();
    const again = SlotRing.adopt(to.shm, saved, { object: () => undefined, memory: () => undefined });
    expect(again.slots).toHaveLength(0);
    drawn(again);
    expect(states(again)).toEqual(['front']);
    again.destroy();
    ring.destroy();
  });
});

// What other protocols add to a pointer: constraints, relative motion, gestures.
import { describe, expect, test } from 'vitest';
import * as constraints from '../../src/protocol/generated/pointer-constraints-unstable-v1.js';
import * as gestures from '../../src/protocol/generated/pointer-gestures-unstable-v1.js';
import * as relative from '../../src/protocol/generated/relative-pointer-unstable-v1.js';
import { learn, type RawObject } from './raw-client.js';
import { leaveNothingOpen, open, start } from './screen.js';

learn(constraints, gestures, relative);
leaveNothingOpen();

const { oneshot, persistent } = constraints.ZwpPointerConstraintsV1Lifetime;

async function stage() {
  const screen = await start();
  const desk = await open(screen);
  const pointer = desk.client.bind('wl_seat').call('get_pointer');
  const manager = desk.client.bind('zwp_pointer_constraints_v1');
  const window = await desk.window(50, 50, 0xffff0000);
  const region = (x: number, y: number, width: number, height: number): RawObject =>
    desk.compositor.call('create_region').call('add', x, y, width, height);
  const moves = (): number[][] => pointer.all('motion').map(([, x, y]) => [x as number, y as number]);
  const attached = (name: string): unknown => screen.digest()[0]?.windows[0]?.attached?.[name];
  return { screen, desk, pointer, manager, region, moves, attached, ...window, input: screen.input.pointer };
}

describe('a lock', () => {
  test('holds the pointer where it is as soon as it is on the surface, while it is still told how far it was moved', async () => {
    const { desk, input, manager, moves, pointer, surface } = await stage();
    const way = desk.client.bind('zwp_relative_pointer_manager_v1').call('get_relative_pointer', pointer);
    const lock = manager.call('lock_pointer', surface, pointer, 0, persistent);
    await desk.client.sync();
    expect(lock.last('locked')).toBeUndefined();
    input.move(10, 10);
    await desk.client.until(() => lock.last('locked'));
    input.move(30, 5);
    input.button(0x110, 'pressed');
    await desk.client.until(() => pointer.last('button'));
    expect(moves()).toEqual([]);
    expect(way.last('relative_motion')?.slice(2)).toEqual([20, -5, 20, -5]);
  });

  test('waits for its region', async () => {
    const { desk, input, manager, pointer, region, surface } = await stage();
    const lock = manager.call('lock_pointer', surface, pointer, region(20, 20, 10, 10), oneshot);
    await desk.client.sync();
    input.move(10, 10);
    await desk.client.sync();
    expect(lock.last('locked')).toBeUndefined();
    input.move(25, 25);
    await desk.client.until(() => lock.last('locked'));
  });

  test('that the user breaks is in force again after the pointer was elsewhere, if it is persistent', async () => {
    const { desk, input, manager, pointer, surface, attached } = await stage();
    const lock = manager.call('lock_pointer', surface, pointer, 0, persistent);
    await desk.client.sync();
    input.move(10, 10);
    input.breakConstraint();
    input.move(11, 11);
    await desk.client.until(() => lock.last('unlocked'));
    expect(lock.all('locked')).toHaveLength(1);
    input.move(150, 90);
    input.move(10, 10);
    await desk.client.until(() => lock.all('locked').length === 2);
    expect(attached('zwp_locked_pointer_v1')).toEqual([{ persistent: true, region: 'everything' }]);
  });

  test('that the user breaks is over, if it is for once, and makes room for another one', async () => {
    const { desk, input, manager, pointer, surface, attached } = await stage();
    const lock = manager.call('lock_pointer', surface, pointer, 0, oneshot);
    await desk.client.sync();
    input.move(10, 10);
    input.breakConstraint();
    input.move(150, 90);
    input.move(10, 10);
    await desk.client.until(() => lock.last('unlocked'));
    expect(lock.all('locked')).toHaveLength(1);
    expect(attached('zwp_locked_pointer_v1')).toBeUndefined();
    const next = manager.call('confine_pointer', surface, pointer, 0, oneshot);
    await desk.client.until(() => next.last('confined'));
  });

  test('leaves the pointer where the client drew its own', async () => {
    const { screen, desk, input, manager, pointer, surface } = await stage();
    const lock = manager.call('lock_pointer', surface, pointer, 0, oneshot);
    await desk.client.sync();
    input.move(10, 10);
    await desk.client.until(() => lock.last('locked'));
    lock.call('set_cursor_position_hint', 40, 30);
    await desk.client.sync();
    const window = (): unknown => screen.digest()[0]?.windows[0];
    expect(window()).toMatchObject({
      pending: { extensions: { zwp_pointer_constraints_v1: [{ hint: { x: 40, y: 30 } }] } },
      attached: { zwp_locked_pointer_v1: [{ persistent: false, region: 'everything' }] },
    });
    surface.call('commit');
    await desk.client.sync();
    expect(window()).toMatchObject({ attached: { zwp_locked_pointer_v1: [{ hint: { x: 40, y: 30 } }] } });
    expect(window()).not.toHaveProperty('pending');
    lock.call('destroy');
    await desk.client.sync();
    input.move(41, 30);
    await desk.client.until(() => pointer.last('motion'));
    expect(pointer.last('motion')?.slice(1)).toEqual([41, 30]);
  });

  test('ends with its window', async () => {
    const { desk, input, manager, pointer, surface } = await stage();
    const lock = manager.call('lock_pointer', surface, pointer, 0, persistent);
    await desk.client.sync();
    input.move(10, 10);
    await desk.client.until(() => lock.last('locked'));
    surface.call('attach', 0, 0, 0);
    surface.call('commit');
    await desk.client.until(() => lock.last('unlocked'));
  });
});

test('a confinement lets the pointer go to the nearest place of its region, which a commit changes', async () => {
  const { desk, input, manager, moves, pointer, region, surface } = await stage();
  const confinement = manager.call('confine_pointer', surface, pointer, region(0, 0, 20, 20), persistent);
  await desk.client.sync();
  input.move(10, 10);
  await desk.client.until(() => confinement.last('confined'));
  input.move(40, 12);
  input.move(12, 13);
  await desk.client.until(() => moves().length === 2);
  expect(moves()).toEqual([
    [20 - 1 / 256, 12],
    [12, 13],
  ]);
  confinement.call('set_region', region(30, 30, 10, 10));
  await desk.client.sync();
  expect(moves()).toHaveLength(2);
  surface.call('commit');
  await desk.client.until(() => moves().length === 3);
  expect(moves().at(-1)).toEqual([30, 30]);
});

test('a set region waits with a synchronized subsurface for its parent', async () => {
  const { screen, desk, manager, pointer, region, surface } = await stage();
  const child = desk.surface();
  const subsurface = desk.client.bind('wl_subcompositor').call('get_subsurface', child, surface);
  desk.show(child, desk.buffer(10, 10, 0xff00ff00));
  const lock = manager.call('lock_pointer', child, pointer, 0, persistent);
  lock.call('set_region', region(1, 2, 3, 4));
  child.call('commit');
  lock.call('set_cursor_position_hint', 5, 6);
  child.call('commit');
  await desk.client.sync();
  const area = [{ x: 1, y: 2, width: 3, height: 4 }];
  const inside = (): unknown => screen.digest()[0]?.windows[0]?.subsurfaces?.[0]?.surface;
  expect(inside()).toMatchObject({
    cached: { extensions: { zwp_pointer_constraints_v1: [{ region: area, hint: { x: 5, y: 6 } }] } },
    attached: { zwp_locked_pointer_v1: [{ region: 'everything' }] },
  });
  surface.call('commit');
  await desk.client.sync();
  expect(inside()).toMatchObject({
    attached: { zwp_locked_pointer_v1: [{ region: area, hint: { x: 5, y: 6 }, persistent: true }] },
  });
  subsurface.call('destroy');
  child.call('destroy');
  await desk.client.sync();
});

test('gestures are told to who has the pointer when they begin', async () => {
  const { desk, input, pointer, screen, surface } = await stage();
  const manager = desk.client.bind('zwp_pointer_gestures_v1');
  const [swipe, pinch, hold] = ['swipe', 'pinch', 'hold'].map((kind) => manager.call(`get_${kind}_gesture`, pointer));
  await desk.client.sync();
  input.move(10, 10);
  const { gesture } = screen.input;
  gesture.begin('swipe', 3);
  gesture.update(1.5, 2);
  input.move(150, 90);
  gesture.end();
  gesture.begin('pinch', 2); // nobody has the pointer
  gesture.end();
  input.move(10, 10);
  gesture.begin('pinch', 2);
  gesture.update(1, 1, 2, 45);
  expect(() => gesture.begin('hold', 1)).toThrowError(expect.objectContaining({ code: 'ERR_WL_STATE' }));
  gesture.end(true);
  gesture.begin('hold', 4);
  gesture.end();
  await desk.client.until(() => hold?.last('end'));
  expect(swipe?.last('begin')?.slice(2)).toEqual([surface.id, 3]);
  expect(swipe?.last('update')?.slice(1)).toEqual([1.5, 2]);
  expect(swipe?.last('end')?.slice(2)).toEqual([0]);
  expect(pinch?.all('begin')).toHaveLength(1);
  expect(pinch?.last('update')?.slice(1)).toEqual([1, 1, 2, 45]);
  expect(pinch?.last('end')?.slice(2)).toEqual([1]);
  expect(hold?.last('begin')?.slice(2)).toEqual([surface.id, 4]);
});

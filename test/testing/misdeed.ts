// What breaks a rule of a spec, with the error that must follow; and what several of them need.
import type { TestCompositor, TestCompositorOptions } from '../../src/testing/index.js';
import type { Desk, RawObject } from './raw-client.js';

export interface Misdeed {
  what: string;
  object: string;
  code: number;
  options?: TestCompositorOptions;
  commit(desk: Desk, screen: TestCompositor): unknown;
}

export function positioner(desk: Desk): RawObject {
  const made = desk.wmBase.call('create_positioner');
  made.call('set_size', 20, 20);
  made.call('set_anchor_rect', 0, 0, 10, 10);
  return made;
}

export async function pressSerial(desk: Desk, screen: TestCompositor): Promise<{ seat: RawObject; serial: number }> {
  const seat = desk.client.bind('wl_seat');
  const pointer = seat.call('get_pointer');
  await desk.client.sync();
  screen.input.pointer.move(1, 1);
  screen.input.pointer.button(0x110, 'pressed');
  screen.input.pointer.button(0x110, 'released');
  await desk.client.until(() => pointer.last('button'));
  return { seat, serial: pointer.last('button')?.[0] as number };
}

export async function popup(
  desk: Desk,
  parent: RawObject,
  grab?: { seat: RawObject; serial: number },
): Promise<{ surface: RawObject; xdg: RawObject; popup: RawObject }> {
  const surface = desk.surface();
  const xdg = desk.wmBase.call('get_xdg_surface', surface);
  const made = xdg.call('get_popup', parent, positioner(desk));
  if (grab !== undefined) made.call('grab', grab.seat, grab.serial);
  surface.call('commit');
  await desk.configured(xdg);
  desk.show(surface, desk.buffer(20, 20, 0xff00ff00));
  return { surface, xdg, popup: made };
}

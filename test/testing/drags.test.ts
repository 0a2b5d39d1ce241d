import { openSync, readFileSync, writeSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { WlDataOfferError } from '../../src/protocol/generated/wayland.js';
import { createMemfd } from '../../src/sys/index.js';
import type { TestCompositor } from '../../src/testing/index.js';
import { OwnedFd } from '../../src/wire/index.js';
import { eachFails } from './fails.js';
import type { Desk, RawObject } from './raw-client.js';
import { colours, leaveNothingOpen, open, start } from './screen.js';

leaveNothingOpen();

const RED = 0xffff0000;
const GREEN = 0xff00ff00;
const [COPY, MOVE, ASK] = [1, 2, 4];
const BUTTON = 0x110;

interface Source {
  desk: Desk;
  surface: RawObject;
  pointer: RawObject;
  device: RawObject;
  source: RawObject;
}

/** A client with a window at the left, a source of text, and the button held on the window. */
async function grabbing(screen: TestCompositor, options: { actions?: number; version?: number } = {}): Promise<Source> {
  const desk = await open(screen);
  const seat = desk.client.bind('wl_seat');
  const pointer = seat.call('get_pointer');
  const manager = desk.client.bind('wl_data_device_manager', options.version);
  const device = manager.call('get_data_device', seat);
  const { surface } = await desk.window(30, 30, RED);
  const source = manager.call('create_data_source');
  source.call('offer', 'text/plain');
  if (options.actions !== undefined) source.call('set_actions', options.actions);
  const { x, y } = screen.windows.at(-1)?.rectangle ?? { x: 0, y: 0 };
  screen.input.pointer.move(x + 5, y + 5);
  screen.input.pointer.button(BUTTON, 'pressed');
  await desk.client.until(() => pointer.last('button'));
  return { desk, surface, pointer, device, source };
}

function startDrag({ device, source, surface, pointer }: Source, icon: RawObject | null = null): void {
  device.call('start_drag', source, surface, icon, pointer.last('button')?.[0] as number);
}

/** A client with a window further right. */
async function target(screen: TestCompositor, version?: number) {
  const desk = await open(screen);
  const seat = desk.client.bind('wl_seat');
  const device = desk.client.bind('wl_data_device_manager', version).call('get_data_device', seat);
  const { surface } = await desk.window(30, 30, GREEN);
  return { desk, device, surface };
}

/** The offer that a drag brought. */
async function entered({ desk, device }: { desk: Desk; device: RawObject }): Promise<RawObject> {
  await desk.client.until(() => device.last('enter'));
  return desk.client.object(device.last('enter')?.[4] as number);
}

const names = (desk: Desk, of: RawObject): string[] =>
  desk.client.events.filter(({ object }) => object === of).map(({ name }) => name);

describe('a drag', () => {
  test('goes from window to window, is dropped and finished', async () => {
    const screen = await start();
    const from = await grabbing(screen, { actions: COPY | MOVE });
    const to = await target(screen);
    startDrag(from);
    await from.desk.client.until(() => from.device.last('enter'));
    expect(names(from.desk, from.pointer)).toContain('leave');
    screen.input.pointer.move(40, 42);
    const offer = await entered(to);
    expect(to.device.last('enter')?.slice(1, 4)).toEqual([to.surface.id, 8, 10]);
    expect(offer.all('offer')).toEqual([['text/plain']]);
    expect(offer.last('source_actions')).toEqual([COPY | MOVE]);
    screen.input.pointer.move(41, 42);
    await to.desk.client.until(() => to.device.last('motion'));
    expect(to.device.last('motion')?.slice(1)).toEqual([9, 10]);
    await from.desk.client.until(() => from.device.last('leave'));
    offer.call('accept', 0, 'text/plain');
    offer.call('set_actions', COPY | MOVE, MOVE);
    await to.desk.client.until(() => offer.last('action'));
    expect(offer.last('action')).toEqual([MOVE]);
    await from.desk.client.until(() => from.source.last('action'));
    expect(from.source.last('target')).toEqual(['text/plain']);
    screen.input.pointer.button(BUTTON, 'released');
    await to.desk.client.until(() => to.device.last('drop'));
    const memory = createMemfd('paste', 4);
    const path = `/proc/self/fd/${memory.fd}`;
    offer.call('receive', 'text/plain', new OwnedFd(openSync(path, 'r+')));
    to.desk.client.flush();
    await from.desk.client.until(() => from.source.last('send'));
    const into = from.source.last('send')?.[1] as OwnedFd;
    writeSync(into.fd, 'text', 0);
    expect(readFileSync(path, 'utf8')).toBe('text');
    memory.close();
    offer.call('finish');
    offer.call('destroy');
    to.desk.client.flush();
    await from.desk.client.until(() => from.source.last('dnd_finished'));
    expect(names(from.desk, from.source)).toEqual([
      'target', // of its own window, which it left
      'target',
      'action',
      'dnd_drop_performed',
      'send',
      'dnd_finished',
    ]);
    expect(from.source.last('cancelled')).toBeUndefined();
  });

  test.each<[string, (offer: RawObject) => void]>([
    ['no type was accepted', (offer) => offer.call('set_actions', COPY, COPY)],
    ['no action is common', (offer) => offer.call('accept', 0, 'text/plain').call('set_actions', MOVE, MOVE)],
    [
      'the type was taken back',
      (offer) => offer.call('set_actions', COPY, COPY).call('accept', 0, 'text/plain').call('accept', 0, null),
    ],
  ])('is cancelled at its drop when %s', async (_why, answer) => {
    const screen = await start();
    const from = await grabbing(screen, { actions: COPY });
    const to = await target(screen);
    startDrag(from);
    await from.desk.client.sync();
    screen.input.pointer.move(40, 42);
    answer(await entered(to));
    await to.desk.client.sync();
    screen.input.pointer.button(BUTTON, 'released');
    await from.desk.client.until(() => from.source.last('cancelled'));
    await to.desk.client.until(() => to.device.last('leave'));
    expect(to.device.last('drop')).toBeUndefined();
  });

  test('is cancelled when it is dropped where no window is, or on demand', async () => {
    const screen = await start();
    const first = await grabbing(screen, { actions: COPY });
    startDrag(first);
    await first.desk.client.sync();
    expect(screen.digest()[0]?.dataSources).toEqual([
      { actions: COPY, dragged: true, mimeTypes: ['text/plain'], selection: false },
    ]);
    screen.input.pointer.move(150, 90);
    screen.input.pointer.button(BUTTON, 'released');
    await first.desk.client.until(() => first.source.last('cancelled'));
    const second = await grabbing(screen, { actions: COPY });
    startDrag(second);
    await second.desk.client.sync();
    screen.input.pointer.cancelDrag();
    await second.desk.client.until(() => second.source.last('cancelled'));
    screen.input.pointer.button(BUTTON, 'released');
    await second.desk.client.sync();
    expect(second.source.all('cancelled')).toHaveLength(1);
  });

  test('does not begin without the button that its serial is of', async () => {
    const screen = await start();
    const from = await grabbing(screen, { actions: COPY });
    screen.input.pointer.button(BUTTON, 'released');
    startDrag(from);
    await from.desk.client.until(() => from.source.last('cancelled'));
    expect(from.device.last('enter')).toBeUndefined();
  });

  test('ends with its source, and with its client', async () => {
    const screen = await start();
    const to = await target(screen);
    for (const end of [(from: Source) => from.source.call('destroy'), (from: Source) => from.desk.client.close()]) {
      // the target's window is the first one
      screen.input.pointer.move(150, 90);
      const from = await grabbing(screen, { actions: COPY });
      const seen = to.device.all('enter').length;
      from.device.call('start_drag', from.source, from.surface, null, from.pointer.last('button')?.[0] as number);
      await from.desk.client.sync();
      screen.input.pointer.move(2, 2);
      await to.desk.client.sync();
      const left = to.device.all('leave').length;
      const over = to.device.all('enter').length > seen;
      end(from);
      from.desk.client.flush();
      if (over) await to.desk.client.until(() => to.device.all('leave').length > left);
      await screen.until(() => !screen.input.pointer.dragging);
      screen.input.pointer.button(BUTTON, 'released');
      await to.desk.client.sync();
      expect(to.device.last('drop')).toBeUndefined();
    }
  });

  test('without a source is the client’s own affair', async () => {
    const screen = await start();
    const from = await grabbing(screen);
    const to = await target(screen);
    from.device.call('start_drag', null, from.surface, null, from.pointer.last('button')?.[0] as number);
    await from.desk.client.until(() => from.device.last('enter'));
    expect(from.device.last('enter')?.[4]).toBe(0);
    screen.input.pointer.move(40, 42);
    await to.desk.client.sync();
    expect(to.device.last('enter')).toBeUndefined();
    screen.input.pointer.move(5, 5);
    screen.input.pointer.button(BUTTON, 'released');
    await from.desk.client.until(() => from.device.last('drop'));
  });

  test('shows its icon at the pointer', async () => {
    const screen = await start();
    const from = await grabbing(screen, { actions: COPY });
    const icon = from.desk.surface();
    startDrag(from, icon);
    from.desk.show(icon, from.desk.buffer(4, 4, GREEN));
    await from.desk.client.sync();
    screen.input.pointer.move(100, 50);
    expect(await colours(screen, [99, 50], [100, 50], [103, 53], [104, 54])).toEqual([
      '000000',
      '00ff00',
      '00ff00',
      '000000',
    ]);
    screen.input.pointer.button(BUTTON, 'released');
    expect(await colours(screen, [100, 50])).toEqual(['000000']);
  });

  test('to a client of version 2 is finished by the end of its offer', async () => {
    const screen = await start();
    const from = await grabbing(screen, { actions: COPY });
    const to = await target(screen, 2);
    startDrag(from);
    await from.desk.client.sync();
    screen.input.pointer.move(40, 42);
    const offer = await entered(to);
    screen.input.pointer.button(BUTTON, 'released');
    await to.desk.client.until(() => to.device.last('drop'));
    offer.call('destroy');
    to.desk.client.flush();
    await from.desk.client.until(() => from.source.last('dnd_finished'));
  });

  test('that was dropped is cancelled by the end of its offer without finish', async () => {
    const screen = await start();
    const from = await grabbing(screen, { actions: COPY | ASK });
    const to = await target(screen);
    startDrag(from);
    await from.desk.client.sync();
    screen.input.pointer.move(40, 42);
    const offer = await entered(to);
    offer.call('accept', 0, 'text/plain');
    offer.call('set_actions', COPY | ASK, ASK);
    await to.desk.client.sync();
    screen.input.pointer.button(BUTTON, 'released');
    await to.desk.client.until(() => to.device.last('drop'));
    offer.call('destroy');
    to.desk.client.flush();
    await from.desk.client.until(() => from.source.last('cancelled'));
    expect(from.source.last('action')).toEqual([ASK]);
  });
});

/** A drag over another window of the same client. */
async function overOwn(desk: Desk, screen: TestCompositor): Promise<{ offer: RawObject; device: RawObject }> {
  const seat = desk.client.bind('wl_seat');
  const pointer = seat.call('get_pointer');
  const manager = desk.client.bind('wl_data_device_manager');
  const device = manager.call('get_data_device', seat);
  const { surface } = await desk.window(30, 30, RED);
  const source = manager.call('create_data_source');
  source.call('offer', 'text/plain');
  source.call('set_actions', COPY);
  screen.input.pointer.move(5, 5);
  screen.input.pointer.button(BUTTON, 'pressed');
  await desk.client.until(() => pointer.last('button'));
  device.call('start_drag', source, surface, null, pointer.last('button')?.[0] as number);
  await desk.client.until(() => device.last('enter'));
  return { offer: desk.client.object(device.last('enter')?.[4] as number), device };
}

async function dropped(desk: Desk, screen: TestCompositor): Promise<RawObject> {
  const { offer, device } = await overOwn(desk, screen);
  offer.call('accept', 0, 'text/plain');
  offer.call('set_actions', COPY, COPY);
  await desk.client.sync();
  screen.input.pointer.button(BUTTON, 'released');
  await desk.client.until(() => device.last('drop'));
  return offer;
}

eachFails([
  {
    what: 'finish before the drop',
    object: 'wl_data_offer',
    code: WlDataOfferError.invalid_finish,
    commit: async (desk, screen) => (await overOwn(desk, screen)).offer.call('finish'),
  },
  {
    what: 'finish after the type was taken back',
    object: 'wl_data_offer',
    code: WlDataOfferError.invalid_finish,
    commit: async (desk, screen) => (await dropped(desk, screen)).call('accept', 0, null).call('finish'),
  },
  {
    what: 'a request after finish',
    object: 'wl_data_offer',
    code: WlDataOfferError.invalid_offer,
    commit: async (desk, screen) => (await dropped(desk, screen)).call('finish').call('accept', 0, 'text/plain'),
  },
  {
    what: 'actions of a drag that there are not',
    object: 'wl_data_offer',
    code: WlDataOfferError.invalid_action_mask,
    commit: async (desk, screen) => (await overOwn(desk, screen)).offer.call('set_actions', 8, 0),
  },
  {
    what: 'a preferred action that is not among the actions',
    object: 'wl_data_offer',
    code: WlDataOfferError.invalid_action,
    commit: async (desk, screen) => (await overOwn(desk, screen)).offer.call('set_actions', COPY, MOVE),
  },
]);

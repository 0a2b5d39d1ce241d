// The clipboard and the primary selection: who may set them, who is told, and that the data gets through.
import { readFileSync, writeSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import * as primarySelection from '../../src/protocol/generated/primary-selection-unstable-v1.js';
import { pipe } from '../../src/sys/index.js';
import type { OwnedFd } from '../../src/wire/index.js';
import { type Desk, learn, type RawObject } from './raw-client.js';
import { leaveNothingOpen, open, start } from './screen.js';

learn(primarySelection);
leaveNothingOpen();

const GREEN = 0xff00ff00;

/** One way to a selection: its device, and a source that offers text. */
interface Way {
  device: RawObject;
  source(): RawObject;
}

const ways: Record<string, (desk: Desk) => Way> = {
  wl_data_device: (desk) => {
    const manager = desk.client.bind('wl_data_device_manager');
    return {
      device: manager.call('get_data_device', desk.client.bind('wl_seat')),
      source: () => manager.call('create_data_source').call('offer', 'text/plain'),
    };
  },
  zwp_primary_selection_device_v1: (desk) => {
    const manager = desk.client.bind('zwp_primary_selection_device_manager_v1');
    return {
      device: manager.call('get_device', desk.client.bind('wl_seat')),
      source: () => manager.call('create_source').call('offer', 'text/plain'),
    };
  },
};

/** The serial of the keyboard's `enter` to a new window. */
async function focused(desk: Desk): Promise<number> {
  const keyboard = desk.client.bind('wl_seat').call('get_keyboard');
  await desk.window(20, 20, GREEN);
  await desk.client.until(() => keyboard.last('enter'));
  return keyboard.last('enter')?.[0] as number;
}

describe.each(Object.entries(ways))('%s', (_name, wayOf) => {
  test('offers a selection to who gets the keyboard, and passes its data on', async () => {
    const screen = await start();
    const [giver, taker] = [await open(screen), await open(screen)];
    const { device, source } = wayOf(giver);
    const offered = source();
    device.call('set_selection', offered, await focused(giver));
    await giver.client.sync();

    const taking = wayOf(taker).device;
    await taker.window(10, 10, GREEN);
    const offer = taker.client.object(taking.last('selection')?.[0] as number);
    expect(offer.last('offer')).toEqual(['text/plain']);
    const [read, write] = pipe();
    offer.call('receive', 'text/plain', write);
    taker.client.flush();
    await giver.client.until(() => offered.last('send'));
    const fd = offered.last('send')?.[1] as OwnedFd;
    writeSync(fd.fd, 'words');
    fd.close();
    expect(readFileSync(read.fd, 'utf8')).toBe('words');
    read.close();

    offered.call('destroy');
    giver.client.flush();
    await taker.client.until(() => taking.last('selection')?.[0] === 0);
  });

  test('tells who had it that another one took its place', async () => {
    const screen = await start();
    const desk = await open(screen);
    const { device, source } = wayOf(desk);
    const [first, second] = [source(), source()];
    const serial = await focused(desk);
    device.call('set_selection', first, serial);
    device.call('set_selection', second, serial);
    await desk.client.until(() => first.last('cancelled'));
    device.call('set_selection', null, serial);
    await desk.client.until(() => second.last('cancelled'));
    expect(device.last('selection')).toEqual([0]);
  });

  test('hears no serial that this client was never given, and none older than the selection’s', async () => {
    const screen = await start();
    const [desk, other] = [await open(screen), await open(screen)];
    const [mine, theirs] = [wayOf(desk), wayOf(other)];
    const early = await focused(desk);
    const late = await focused(other);
    mine.device.call('set_selection', mine.source(), late);
    await desk.client.sync();
    expect(mine.device.all('data_offer')).toEqual([]);

    const kept = theirs.source();
    theirs.device.call('set_selection', kept, late);
    await other.client.sync();
    mine.device.call('set_selection', mine.source(), early);
    await desk.client.sync();
    await other.client.sync();
    expect(kept.last('cancelled')).toBeUndefined();

    screen.behaviour.checkSelectionSerials = false;
    mine.device.call('set_selection', mine.source(), 0);
    desk.client.flush();
    await other.client.until(() => kept.last('cancelled'));
  });
});

test('the digest tells what is offered as the primary selection', async () => {
  const screen = await start();
  const desk = await open(screen);
  const way = ways.zwp_primary_selection_device_v1?.(desk) as Way;
  const source = way.source();
  const serial = await focused(desk);
  const told = (): unknown => screen.digest()[0]?.objects?.zwp_primary_selection_source_v1;
  expect(told()).toEqual([{ mimeTypes: ['text/plain'], selection: false }]);
  way.device.call('set_selection', source, serial);
  await desk.client.sync();
  expect(told()).toEqual([{ mimeTypes: ['text/plain'], selection: true }]);
});

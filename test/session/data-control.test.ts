import { expect, test } from 'vitest';
import { ExtDataControlManagerV1 } from '../../src/protocol/generated/ext-data-control-v1.js';
import { WlSeat } from '../../src/protocol/generated/wayland.js';
import {
  ZwlrDataControlManagerV1,
  type ZwlrDataControlOfferV1,
} from '../../src/protocol/generated/wlr-data-control-unstable-v1.js';
import type { Session } from '../../src/session/index.js';
import { next } from '../contract/app.js';
import { comeBack, open, start } from './stage.js';

/** The types of the selection as a session that looks now finds them. */
async function offered(session: Session, event: 'selection' | 'primarySelection' = 'selection'): Promise<string[]> {
  const device = session.bind(ZwlrDataControlManagerV1).getDataDevice(session.bind(WlSeat));
  const types = new Map<ZwlrDataControlOfferV1, string[]>();
  let selected: ZwlrDataControlOfferV1 | null = null;
  device.on('dataOffer', ({ id }) => {
    const list: string[] = [];
    types.set(id, list);
    id.on('offer', ({ mimeType }) => void list.push(mimeType));
  });
  device.on(event, ({ id }) => {
    selected = id;
  });
  await session.roundtrip();
  return selected === null ? [] : (types.get(selected) ?? []);
}

test('a selection of data-control comes back at once, by the same source, without a word from the app', async () => {
  const screen = await start();
  const session = await open(screen);
  const manager = session.bind(ZwlrDataControlManagerV1);
  const device = manager.getDataDevice(session.bind(WlSeat));
  const source = manager.createDataSource();
  source.offer('text/plain');
  const primary = manager.createDataSource();
  primary.offer('text/html');
  let cancelled = 0;
  for (const one of [source, primary]) one.on('cancelled', () => void cancelled++);
  device.setSelection(source);
  device.setPrimarySelection(primary);
  await session.roundtrip();
  for (let again = 0; again < 2; again++) {
    const { lost, waiting } = await comeBack(screen, session);
    expect(lost).toEqual([]);
    expect(waiting.map(({ what }) => what).sort()).toEqual(['set_primary_selection', 'set_selection']);
    expect(await offered(await open(screen))).toEqual(['text/plain']);
    expect(await offered(await open(screen), 'primarySelection')).toEqual(['text/html']);
  }
  expect(cancelled).toBe(0);
});

test('so do those of the protocol that followed it, while a reader of the one before sees them', async () => {
  const screen = await start();
  const session = await open(screen);
  const manager = session.bind(ExtDataControlManagerV1);
  const device = manager.getDataDevice(session.bind(WlSeat));
  const source = manager.createDataSource();
  source.offer('text/plain');
  const primary = manager.createDataSource();
  primary.offer('text/html');
  let cancelled = 0;
  for (const one of [source, primary]) one.on('cancelled', () => void cancelled++);
  device.setSelection(source);
  device.setPrimarySelection(primary);
  await session.roundtrip();
  const { lost, waiting } = await comeBack(screen, session);
  expect(lost).toEqual([]);
  expect(waiting.map(({ what }) => what).sort()).toEqual(['set_primary_selection', 'set_selection']);
  const reader = await open(screen);
  expect(await offered(reader)).toEqual(['text/plain']);
  expect(await offered(reader, 'primarySelection')).toEqual(['text/html']);
  expect(cancelled).toBe(0);
  device.setSelection(null);
  await session.roundtrip();
  await comeBack(screen, session);
  expect(await offered(await open(screen))).toEqual([]);
});

test('a selection is not taken from whoever has it by then: the source hears that it is cancelled', async () => {
  const screen = await start();
  const other = await start();
  const session = await open(screen);
  const manager = session.bind(ZwlrDataControlManagerV1);
  const device = manager.getDataDevice(session.bind(WlSeat));
  const source = manager.createDataSource();
  source.offer('text/plain');
  device.setSelection(source);
  await session.roundtrip();
  const owner = await open(other);
  const theirs = owner.bind(ZwlrDataControlManagerV1);
  const image = theirs.createDataSource();
  image.offer('image/png');
  theirs.getDataDevice(owner.bind(WlSeat)).setSelection(image);
  await owner.roundtrip();
  const cancelled = next(source, 'cancelled');
  await session.reconnect({ socket: other.socket });
  await cancelled;
  await session.roundtrip();
  expect(await offered(await open(other))).toEqual(['image/png']);
  source.destroy();
  expect(await comeBack(other, session)).toMatchObject({ lost: [], waiting: [] });
});

test('a selection that was taken back stays away', async () => {
  const screen = await start();
  const session = await open(screen);
  const manager = session.bind(ZwlrDataControlManagerV1);
  const device = manager.getDataDevice(session.bind(WlSeat));
  const source = manager.createDataSource();
  source.offer('text/plain');
  device.setSelection(source);
  device.setSelection(null);
  await session.roundtrip();
  await comeBack(screen, session);
  expect(await offered(await open(screen))).toEqual([]);
});

test('it comes back also where the compositor does not say that nobody has a selection', async () => {
  const screen = await start({ behaviour: { tellNoSelection: false } });
  const session = await open(screen);
  const manager = session.bind(ExtDataControlManagerV1);
  const device = manager.getDataDevice(session.bind(WlSeat));
  const source = manager.createDataSource();
  source.offer('text/plain');
  device.setSelection(source);
  await session.roundtrip();
  await comeBack(screen, session);
  await session.roundtrip();
  expect(await offered(await open(screen))).toEqual(['text/plain']);
});

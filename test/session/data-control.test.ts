import { expect, test } from 'vitest';
import { ExtDataControlManagerV1 } from '../../src/protocol/generated/ext-data-control-v1.js';
import { WlSeat } from '../../src/protocol/generated/wayland.js';
import {
  ZwlrDataControlManagerV1,
  type ZwlrDataControlOfferV1,
} from '../../src/protocol/generated/wlr-data-control-unstable-v1.js';
import type { ProxyClass } from '../../src/protocol/index.js';
import type { Session } from '../../src/session/index.js';
import type { TestCompositor } from '../../src/testing/index.js';
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

/** The device of who gives selections, and sources of a type each; the two protocols differ by their names only. */
function giving(session: Session, protocol: ProxyClass<ZwlrDataControlManagerV1>) {
  const manager = session.bind(protocol);
  const sourceOf = (mimeType: string) => {
    const source = manager.createDataSource();
    source.offer(mimeType);
    return source;
  };
  return { device: manager.getDataDevice(session.bind(WlSeat)), sourceOf };
}

/** An app with text selected. */
async function selected(screen: TestCompositor, protocol: ProxyClass<ZwlrDataControlManagerV1>) {
  const session = await open(screen);
  const { device, sourceOf } = giving(session, protocol);
  const source = sourceOf('text/plain');
  device.setSelection(source);
  await session.roundtrip();
  return { session, device, source, sourceOf };
}

test.each([
  ['data-control', ZwlrDataControlManagerV1],
  ['the protocol that followed it', ExtDataControlManagerV1],
])('a selection of %s comes back at once, by the same source, without a word from the app', async (_name, protocol) => {
  const screen = await start();
  const { session, device, source, sourceOf } = await selected(screen, protocol);
  const primary = sourceOf('text/html');
  let cancelled = 0;
  for (const one of [source, primary]) one.on('cancelled', () => void cancelled++);
  device.setPrimarySelection(primary);
  await session.roundtrip();
  for (let again = 0; again < 2; again++) {
    const { lost, waiting } = await comeBack(screen, session);
    expect(lost).toEqual([]);
    expect(waiting.map(({ what }) => what).sort()).toEqual(['set_primary_selection', 'set_selection']);
    const reader = await open(screen);
    expect(await offered(reader)).toEqual(['text/plain']);
    expect(await offered(reader, 'primarySelection')).toEqual(['text/html']);
  }
  expect(cancelled).toBe(0);
});

test('a selection is not taken from whoever has it by then: the source hears that it is cancelled', async () => {
  const [screen, other] = [await start(), await start()];
  const { session, source } = await selected(screen, ZwlrDataControlManagerV1);
  const owner = await open(other);
  const theirs = giving(owner, ZwlrDataControlManagerV1);
  theirs.device.setSelection(theirs.sourceOf('image/png'));
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
  const { device, sourceOf } = giving(session, ZwlrDataControlManagerV1);
  device.setSelection(sourceOf('text/plain'));
  device.setSelection(null);
  await session.roundtrip();
  await comeBack(screen, session);
  expect(await offered(await open(screen))).toEqual([]);
});

test('so does one that had come back before', async () => {
  const screen = await start();
  const { session, device } = await selected(screen, ExtDataControlManagerV1);
  await comeBack(screen, session);
  device.setSelection(null);
  await session.roundtrip();
  await comeBack(screen, session);
  expect(await offered(await open(screen))).toEqual([]);
});

test('it comes back also where the compositor does not say that nobody has a selection', async () => {
  const screen = await start({ behaviour: { tellNoSelection: false } });
  const { session } = await selected(screen, ExtDataControlManagerV1);
  await comeBack(screen, session);
  await session.roundtrip();
  expect(await offered(await open(screen))).toEqual(['text/plain']);
});

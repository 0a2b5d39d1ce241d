import { expect, test } from 'vitest';
import { WlSeat } from '../../src/protocol/generated/wayland.js';
import {
  ZwlrDataControlManagerV1,
  type ZwlrDataControlOfferV1,
} from '../../src/protocol/generated/wlr-data-control-unstable-v1.js';
import type { Session } from '../../src/session/index.js';
import { comeBack, open, start } from './stage.js';

/** The types of the selection as a session that looks now finds them. */
async function offered(session: Session): Promise<string[]> {
  const device = session.bind(ZwlrDataControlManagerV1).getDataDevice(session.bind(WlSeat));
  const types = new Map<ZwlrDataControlOfferV1, string[]>();
  let selected: ZwlrDataControlOfferV1 | null = null;
  device.on('dataOffer', ({ id }) => {
    const list: string[] = [];
    types.set(id, list);
    id.on('offer', ({ mimeType }) => void list.push(mimeType));
  });
  device.on('selection', ({ id }) => {
    selected = id;
  });
  await session.roundtrip();
  return selected === null ? [] : (types.get(selected) ?? []);
}

test('a selection is not taken from whoever has it by then: the app is told, and can set it again', async () => {
  const screen = await start();
  const session = await open(screen);
  const manager = session.bind(ZwlrDataControlManagerV1);
  const device = manager.getDataDevice(session.bind(WlSeat));
  const source = manager.createDataSource();
  source.offer('text/plain');
  device.setSelection(source);
  await session.roundtrip();
  const { lost } = await comeBack(screen, session);
  expect(lost).toMatchObject([{ handle: device.handle, what: 'set_selection' }]);
  expect(await offered(await open(screen))).toEqual([]);
  device.setSelection(source);
  await session.roundtrip();
  expect(await offered(await open(screen))).toEqual(['text/plain']);
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

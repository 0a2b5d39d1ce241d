// A paste that was under way when the connection ended: it ends too, on both sides, and never hangs.
import { fstatSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { WlSeat } from '../../src/protocol/generated/wayland.js';
import {
  ZwlrDataControlManagerV1,
  type ZwlrDataControlOfferV1,
} from '../../src/protocol/generated/wlr-data-control-unstable-v1.js';
import type { Session } from '../../src/session/index.js';
import { pipe } from '../../src/sys/index.js';
import { receiveData, sendData } from '../../src/window/index.js';
import type { OwnedFd } from '../../src/wire/index.js';
import { next } from '../contract/app.js';
import { comeBack, open, start } from './stage.js';

const TEXT = 'text/plain';

/** One app that has copied something, and another one that has been offered it. */
async function stage() {
  const screen = await start();
  const owner = await open(screen);
  const manager = owner.bind(ZwlrDataControlManagerV1);
  const source = manager.createDataSource();
  source.offer(TEXT);
  manager.getDataDevice(owner.bind(WlSeat)).setSelection(source);
  await owner.roundtrip();
  const session = await open(screen);
  const offer = await offered(session);
  return { screen, owner, source, session, offer };
}

async function offered(session: Session): Promise<ZwlrDataControlOfferV1> {
  const device = session.bind(ZwlrDataControlManagerV1).getDataDevice(session.bind(WlSeat));
  const { id } = await next<{ id: ZwlrDataControlOfferV1 | null }>(device, 'selection');
  if (id === null) throw new Error('nothing is selected');
  return id;
}

test('a request that the compositor took with it ends the paste', async () => {
  const { screen, session, offer } = await stage();
  screen.pauseReading();
  const pasted = receiveData(offer, TEXT);
  await session.flush();
  const rebuilt = next(session, 'rebuilt');
  screen.crash();
  expect((await pasted).toString()).toBe('');
  screen.resumeReading();
  await screen.restart();
  await rebuilt;
});

test('so does one that was never sent', async () => {
  const { screen, session, offer } = await stage();
  const lost = next(session, 'disconnected');
  screen.crash();
  await lost;
  const rebuilt = next(session, 'rebuilt');
  const pasted = receiveData(offer, TEXT);
  await screen.restart();
  expect((await pasted).toString()).toBe('');
  await rebuilt;
});

test('and one from an offer that ended with its connection, however the descriptor is given', async () => {
  const { screen, session, offer } = await stage();
  await comeBack(screen, session);
  expect((await receiveData(offer, TEXT)).toString()).toBe('');
  const [readEnd, writeEnd] = pipe();
  const { fd } = writeEnd;
  offer.receive(TEXT, writeEnd); // taken over
  expect(() => fstatSync(fd)).toThrow(/EBADF/);
  expect(readFileSync(readEnd.fd, 'utf8')).toBe('');
  readEnd.close();
});

test('who was asked for the data gives it all the same: the pipe is not the compositor’s', async () => {
  const { screen, owner, source, session, offer } = await stage();
  const asked = new Promise<OwnedFd>((resolve) => source.once('send', ({ fd }) => resolve(fd.retain())));
  const pasted = receiveData(offer, TEXT);
  const fd = await asked;
  await Promise.all([comeBack(screen, owner), next(session, 'rebuilt')]);
  expect(await sendData(fd, 'late, but whole')).toBe(true);
  expect((await pasted).toString()).toBe('late, but whole');
});

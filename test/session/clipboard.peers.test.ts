// The clipboard and the primary selection on sway, before and after it was killed: offered by the same source, pasted by wl-paste.
import { writeSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import {
  ZwpPrimarySelectionDeviceManagerV1,
  type ZwpPrimarySelectionSourceV1,
} from '../../src/protocol/generated/primary-selection-unstable-v1.js';
import { ZwpVirtualKeyboardManagerV1 } from '../../src/protocol/generated/virtual-keyboard-unstable-v1.js';
import {
  WlDataDeviceManager,
  type WlDataOffer,
  type WlDataSource,
  WlSeat,
} from '../../src/protocol/generated/wayland.js';
import { connect, type Rebuilt, type Session } from '../../src/session/index.js';
import { createMemfd } from '../../src/sys/index.js';
import { keymapText } from '../../src/testing/keymap.js';
import { receiveData, sendData } from '../../src/window/index.js';
import { App, next } from '../contract/app.js';
import { picture } from '../contract/pictures.js';
import { describeEachPeer, type RunningPeer, runForeignClient } from '../peers/index.js';

const TEXT = 'text/plain;charset=utf-8';

/** Somebody at a keyboard: without one sway's seat has none. */
async function plugIn(screen: RunningPeer): Promise<void> {
  const hand = await connect({ socket: screen.socket, reconnect: false });
  hand.on('closed', () => undefined); // it goes with its compositor
  onTestFinished(() => hand.close());
  const seat = hand.bind(WlSeat);
  const keyboard = hand.bind(ZwpVirtualKeyboardManagerV1).createVirtualKeyboard(seat);
  const text = keymapText();
  const memory = createMemfd('keymap', text.length);
  writeSync(memory.fd, text, 0, text.length, 0);
  keyboard.keymap(1, memory.fd, text.length);
  memory.close();
  await hand.roundtrip();
}

async function pasted(screen: RunningPeer, ...args: string[]): Promise<string> {
  const paste = runForeignClient(screen, 'wl-paste', { args: ['-n', ...args] });
  await paste.exited;
  return paste.log();
}

interface Stage {
  readonly session: Session;
  readonly clipboard: { readonly source: WlDataSource; readonly offered: () => Promise<unknown> };
  readonly primary: { readonly source: ZwpPrimarySelectionSourceV1; readonly offered: () => Promise<unknown> };
  /** Kills sway and starts it again, with a keyboard before the app comes. */
  restart(meanwhile?: () => Promise<void>): Promise<Rebuilt>;
}

async function stage(screen: RunningPeer): Promise<Stage> {
  await plugIn(screen);
  let there = true;
  const env = {
    get XDG_RUNTIME_DIR() {
      return screen.env.XDG_RUNTIME_DIR;
    },
    get WAYLAND_DISPLAY() {
      return there ? screen.env.WAYLAND_DISPLAY : 'not-yet';
    },
  };
  const session = await connect({ env, reconnect: { retries: 1000, minDelay: 10, maxDelay: 40 } });
  onTestFinished(() => session.close());
  const app = new App(session);
  const seat = session.bind(WlSeat);
  const keyboard = seat.getKeyboard();
  const manager = session.bind(WlDataDeviceManager);
  const primaryManager = session.bind(ZwpPrimarySelectionDeviceManagerV1);
  const device = manager.getDataDevice(seat);
  const primaryDevice = primaryManager.getDevice(seat);
  const entered = next<{ serial: number }>(keyboard, 'enter');
  await app.shown('main', 200, 150, picture(1));
  const { serial } = await entered;
  const source = manager.createDataSource();
  source.offer(TEXT);
  source.on('send', ({ fd }) => sendData(fd, 'clipboard'));
  device.setSelection(source, serial);
  const primarySource = primaryManager.createSource();
  primarySource.offer(TEXT);
  primarySource.on('send', ({ fd }) => sendData(fd, 'primary'));
  primaryDevice.setSelection(primarySource, serial);
  await session.roundtrip();
  const isOffer = ({ id }: { id: unknown }): boolean => id !== null;
  return {
    session,
    clipboard: { source, offered: () => next(device, 'selection', isOffer) },
    primary: { source: primarySource, offered: () => next(primaryDevice, 'selection', isOffer) },
    async restart(meanwhile = async () => undefined) {
      there = false;
      const rebuilt = next<Rebuilt>(session, 'rebuilt');
      await screen.restart();
      await plugIn(screen);
      await meanwhile();
      there = true;
      return rebuilt;
    },
  };
}

describeEachPeer(
  'what was copied',
  (peer) => {
    test('is pasted after sway was killed as before, from the clipboard and the primary selection', async () => {
      const screen = await peer.start();
      const { session, clipboard, primary, restart } = await stage(screen);
      expect(await pasted(screen)).toBe('clipboard');
      expect(await pasted(screen, '-p')).toBe('primary');
      const back = Promise.all([clipboard.offered(), primary.offered()]);
      const { lost, waiting } = await restart();
      expect(lost).toEqual([]);
      expect(waiting.map(({ what }) => what)).toEqual(['set_selection', 'set_selection']);
      await back;
      expect(await pasted(screen)).toBe('clipboard');
      expect(await pasted(screen, '-p')).toBe('primary');
      expect([clipboard.source.alive, primary.source.alive]).toEqual([true, true]);
      await session.roundtrip();
    });

    test('stays away when somebody else copies before the app is back', async () => {
      const screen = await peer.start();
      const { clipboard, primary, restart } = await stage(screen);
      const cancelled = next(clipboard.source, 'cancelled');
      const back = primary.offered();
      await restart(async () => {
        runForeignClient(screen, 'wl-copy', { args: ['-f', 'of another'] });
        for (let found = ''; found !== 'of another'; ) found = await pasted(screen);
      });
      await cancelled;
      await back;
      expect(await pasted(screen)).toBe('of another');
      expect(await pasted(screen, '-p')).toBe('primary');
    });

    test('ends when sway is killed while the app pastes it from another one', async () => {
      const screen = await peer.start();
      const { clipboard, session, restart } = await stage(screen);
      const text = 'of another, '.repeat(8000);
      const offered = clipboard.offered();
      runForeignClient(screen, 'wl-copy', { args: ['-f', text] });
      const { id } = (await offered) as { id: WlDataOffer };
      const whole = (await receiveData(id, TEXT)).toString();
      expect(whole).toBe(text);
      const cut = receiveData(id, TEXT);
      await session.flush();
      await restart();
      expect(text.startsWith((await cut).toString())).toBe(true);
    });
  },
  'sway',
);

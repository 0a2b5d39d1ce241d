// One client that lives through weston, sway, our compositor and weston again: its window shows the same everywhere, and
// what was on its way at each move comes to a good end.
import { describe, expect, onTestFinished, test } from 'vitest';
import {
  WlDataDeviceManager,
  type WlDataOffer,
  type WlKeyboard,
  type WlPointer,
  WlSeat,
} from '../../src/protocol/generated/wayland.js';
import {
  ZwlrDataControlManagerV1,
  type ZwlrDataControlSourceV1,
} from '../../src/protocol/generated/wlr-data-control-unstable-v1.js';
import type { WaylandProxy } from '../../src/protocol/index.js';
import { connect, type Session } from '../../src/session/index.js';
import { BTN_LEFT, TestCompositor } from '../../src/testing/index.js';
import { receiveData, sendData } from '../../src/window/index.js';
import { OwnedFd } from '../../src/wire/index.js';
import { App, next, sessionOn } from '../contract/app.js';
import { imageOf, picture } from '../contract/pictures.js';
import { type ContractScreen, PeerScreen, TestScreen } from '../contract/screens.js';
import { settles } from '../contract/shots.js';
import { type Peer, peers } from '../peers/index.js';

const WIDTH = 120;
const HEIGHT = 90;
const KEY_A = 30;
const TEXT = 'text/plain';

/** What a window of a fixed size shows, wherever it stands. */
const shown = new Map([['main', { image: imageOf(WIDTH, HEIGHT, picture(1)), covered: [] }]]);

/** An animation that draws the same picture each time. */
class Animation {
  frames = 0;
  readonly #app: App;
  readonly #pixels;
  #reached: { readonly frames: number; readonly resolve: () => void } | undefined;

  constructor(app: App) {
    this.#app = app;
    this.#pixels = [app.pixels(WIDTH, HEIGHT, picture(1)), app.pixels(WIDTH, HEIGHT, picture(1))] as const;
    this.#draw();
  }

  #draw(): void {
    const window = this.#app.toplevels.get('main');
    window?.surface.frame().once('done', () => {
      this.frames++;
      if (this.#reached !== undefined && this.frames >= this.#reached.frames) this.#reached.resolve();
      this.#draw();
    });
    window?.show(this.#pixels[this.frames % 2 === 0 ? 0 : 1]);
  }

  /** It has shown so many frames more. */
  more(count: number): Promise<void> {
    return new Promise((resolve) => {
      this.#reached = { frames: this.frames + count, resolve };
    });
  }
}

/** What an app hears of its devices, on whichever screen has them. */
class Devices {
  readonly heard: string[] = [];
  offer: WlDataOffer | undefined;
  readonly #session: Session;
  #pointer: WlPointer | undefined;
  #keyboard: WlKeyboard | undefined;

  constructor(session: Session) {
    this.#session = session;
    session.on('global', ({ global }) => {
      if (global.interface === 'wl_seat' && this.#pointer === undefined) this.#bind();
    });
  }

  #bind(): void {
    const seat = this.#session.bind(WlSeat);
    seat.on('capabilities', ({ capabilities }) => {
      if ((capabilities & 3) !== 3 || this.#pointer !== undefined) return;
      this.#pointer = seat.getPointer();
      this.#keyboard = seat.getKeyboard();
      this.#listen(this.#pointer, 'enter', 'button', 'leave');
      this.#listen(this.#keyboard, 'enter', 'key', 'leave');
      const device = this.#session.bind(WlDataDeviceManager).getDataDevice(seat);
      device.on('selection', ({ id }) => {
        this.offer = id ?? undefined;
        this.#changed();
      });
    });
  }

  #listen(device: WaylandProxy, ...events: string[]): void {
    for (const event of events) {
      device.on(event, ({ state }: { state?: number }) => {
        const { name } = device.interface;
        this.heard.push(state === undefined ? `${name}.${event}` : `${name}.${event} ${state}`);
        this.#changed();
      });
    }
  }

  #changed = (): void => {};

  until(holds: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      this.#changed = () => holds() && resolve();
      this.#changed();
    });
  }
}

/** Another app that has copied something and takes its time to give it away. */
async function owner(socket: string): Promise<{ source: ZwlrDataControlSourceV1; asked: Promise<{ fd: OwnedFd }> }> {
  const session = await connect({ socket, reconnect: false });
  onTestFinished(() => session.close());
  const manager = session.bind(ZwlrDataControlManagerV1);
  const source = manager.createDataSource();
  source.offer(TEXT);
  manager.getDataDevice(session.bind(WlSeat)).setSelection(source);
  await session.roundtrip();
  const asked = new Promise<{ fd: OwnedFd }>((resolve) => {
    source.once('send', ({ fd }) => resolve({ fd: new OwnedFd(fd.take()) }));
  });
  return { source, asked };
}

const pairs = peers
  .filter(({ kind }) => kind === 'weston')
  .flatMap((weston) => {
    const generation = peers.filter(({ kind }) => kind === 'weston').indexOf(weston);
    const sway = peers.filter(({ kind }) => kind === 'sway')[generation];
    return sway === undefined ? [] : [[weston.name, sway.name, weston, sway] as const];
  });

describe('a window with an animation, held keys and a paste', () => {
  test('there are compositors to move over, or none is required', () => {
    expect(pairs.length > 0 || peers.length === 0 || process.env.RESURFACE_REQUIRE_PEERS !== 'all').toBe(true);
  });

  test.each(pairs)('%s, %s, the test compositor, and back', { timeout: 180_000 }, async (_w, _s, weston, sway) => {
    await moveOver(weston, sway);
  });
});

async function moveOver(weston: Peer, sway: Peer): Promise<void> {
  const compositor = await TestCompositor.start({ width: 800, height: 600 });
  onTestFinished(() => compositor.stop());
  const screens = {
    weston: new PeerScreen(await weston.start()),
    sway: new PeerScreen(await sway.start()),
    ours: new TestScreen(compositor, {}),
  };
  const session = await sessionOn(screens.weston);
  onTestFinished(() => session.close());
  const devices = new Devices(session);
  const app = new App(session);
  const { toplevel } = await app.shown('main', WIDTH, HEIGHT, picture(1));
  toplevel.setMinSize(WIDTH, HEIGHT);
  toplevel.setMaxSize(WIDTH, HEIGHT); // sway lets windows of a fixed size float
  const animation = new Animation(app);

  const looksRight = async (screen: ContractScreen): Promise<void> => {
    await animation.more(3); // it runs on by itself
    const found = await settles(screen, shown, () => session.roundtrip());
    expect({ screen: screen.name, ...found }).toEqual({ screen: screen.name });
  };
  const lostAt = async (screen: ContractScreen): Promise<string[]> => {
    const rebuilt = next(session, 'rebuilt');
    const { cause, lost, degraded } = await session.reconnect({ socket: screen.socket });
    expect(cause).toBe('move');
    await rebuilt;
    expect(degraded.filter(({ what }) => what !== 'the version')).toEqual([]); // not all have the same
    return [...new Set(lost.map(({ object }) => object.replace(/#.*/, '')))].sort();
  };

  await looksRight(screens.weston);
  expect(await lostAt(screens.sway)).toEqual([]);
  await looksRight(screens.sway);

  const { asked } = await owner(screens.ours.socket);
  expect(await lostAt(screens.ours)).toEqual([]);
  await looksRight(screens.ours);
  const { x, y } = (await screens.ours.windows())[0]?.rect ?? { x: 0, y: 0 };
  const { input } = compositor;
  input.pointer.move(x + 10, y + 10);
  await devices.until(() => devices.heard.includes('wl_pointer.enter') && devices.heard.includes('wl_keyboard.enter'));
  input.pointer.button(BTN_LEFT, 'pressed');
  input.keyboard.key(KEY_A, 'pressed');
  await devices.until(() => devices.heard.includes('wl_keyboard.key 1') && devices.offer !== undefined);
  const paste = receiveData(devices.offer as WlDataOffer, TEXT); // that there is one was waited for
  const { fd } = await asked;
  devices.heard.length = 0;

  // weston without a screen has no seat.
  const lost = await lostAt(screens.weston);
  for (const object of lost) expect(object).toMatch(/^wl_(seat|pointer|keyboard|data_device|data_offer)$/);
  expect(devices.heard).toEqual(['wl_pointer.button 0', 'wl_pointer.leave', 'wl_keyboard.key 0', 'wl_keyboard.leave']);
  await looksRight(screens.weston);
  expect(await sendData(fd, 'what was copied')).toBe(true);
  expect((await paste).toString()).toBe('what was copied');
  expect(compositor.clients.map(({ error }) => error)).toEqual([undefined]); // the owner's
}

// A cursor on sway, before and after it was killed: its picture, at its hotspot, without a word from the app.
import { expect, onTestFinished, test } from 'vitest';
import { WlSeat } from '../../src/protocol/generated/wayland.js';
import { ZwlrVirtualPointerManagerV1 } from '../../src/protocol/generated/wlr-virtual-pointer-unstable-v1.js';
import { connect, type Rebuilt } from '../../src/session/index.js';
import { APP_ID, App, next } from '../contract/app.js';
import { describeEachPeer, type Image, type RunningPeer } from '../peers/index.js';

const RED = 0xffff0000;
const GREEN = 0xff00ff00;
const HOTSPOT = { x: 3, y: 4 };

/** Somebody with a mouse: without one sway's seat has none. @returns what moves it */
async function plugIn(screen: RunningPeer): Promise<(x: number, y: number) => Promise<void>> {
  const hand = await connect({ socket: screen.socket, reconnect: false });
  hand.on('closed', () => undefined); // it goes with its compositor
  onTestFinished(() => hand.close());
  const pointer = hand.bind(ZwlrVirtualPointerManagerV1).createVirtualPointer(hand.bind(WlSeat));
  await hand.roundtrip();
  return async (x, y) => {
    pointer.motionAbsolute(0, x, y, screen.width, screen.height);
    pointer.frame();
    await hand.roundtrip();
  };
}

const isRed = ({ data, width }: Image, x: number, y: number): boolean => {
  const at = (y * width + x) * 4;
  return data[at] === 255 && data[at + 1] === 0;
};

/** Moves the pointer over the window until the cursor is seen there, in every corner where it should be. */
async function shows(screen: RunningPeer, move: (x: number, y: number) => Promise<void>): Promise<void> {
  const { rect } = await screen.waitForWindow(APP_ID);
  const at = { x: rect.x + 40, y: rect.y + 40 };
  await expect
    .poll(
      async () => {
        await move(at.x + 1, at.y);
        await move(at.x, at.y);
        const image = await screen.screenshot(undefined, { cursor: true });
        const corners = [0, 15].flatMap((x) =>
          [0, 15].map((y) => [at.x - HOTSPOT.x + x, at.y - HOTSPOT.y + y] as const),
        );
        const outside = [-1, 16].map((by) => [at.x - HOTSPOT.x + by, at.y - HOTSPOT.y + by] as const);
        return [...corners, ...outside].map(([x, y]) => isRed(image, x, y));
      },
      { timeout: 20_000 },
    )
    .toEqual([true, true, true, true, false, false]);
}

describeEachPeer(
  'a cursor',
  (peer) => {
    test('is there again when the pointer enters', async () => {
      const screen = await peer.start();
      let move = await plugIn(screen);
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
      await app.shown('main', 200, 150, () => GREEN);
      const pointer = session.bind(WlSeat).getPointer();
      const cursor = app.compositor.createSurface();
      app.attach(
        cursor,
        app.pixels(16, 16, () => RED),
      );
      cursor.commit();
      pointer.once('enter', ({ serial }) => pointer.setCursor(serial, cursor, HOTSPOT.x, HOTSPOT.y));
      await session.roundtrip();
      await shows(screen, move);

      there = false;
      const rebuilt = next<Rebuilt>(session, 'rebuilt');
      await screen.restart();
      move = await plugIn(screen);
      there = true;
      expect(await rebuilt).toMatchObject({ lost: [], waiting: [{ handle: pointer.handle, what: 'set_cursor' }] });
      await shows(screen, move);
    });
  },
  'sway',
);

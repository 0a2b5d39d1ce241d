// What an app does with a window whose old picture is fitted to a new size, before it answers: nothing of it undoes the fit
// or ends the session, and all of it stands when the app has answered and draws.
import { describe, expect, onTestFinished, test } from 'vitest';
import { type WpViewport, WpViewporter } from '../../src/protocol/generated/viewporter.js';
import { connect, type Rebuilt, type Session } from '../../src/session/index.js';
import type { TestCompositor } from '../../src/testing/index.js';
import { App, next, type Toplevel } from '../contract/app.js';
import { imageOf, picture } from '../contract/pictures.js';
import { type ContractScreen, PeerScreen, type ScreenKind, testScreen } from '../contract/screens.js';
import { settles } from '../contract/shots.js';
import { describeEachPeer } from '../peers/index.js';
import { comeBack, open, start } from './stage.js';

interface Stage {
  readonly session: Session;
  readonly window: Toplevel;
  readonly viewporter: WpViewporter;
  readonly smaller: ContractScreen;
  /** Moves to the smaller screen, where the window is fitted. @param away what the app does while it has no compositor */
  readonly moves: (away?: () => void) => Promise<void>;
  /** Answers, and draws as large as it was told. */
  readonly draws: () => void;
  /** Resolves when the smaller screen shows what was drawn, from edge to edge. */
  readonly shown: () => Promise<void>;
}

/** A maximized window of 400x300. */
async function maximized(kind: ScreenKind): Promise<Stage> {
  const first = await testScreen.start({ width: 400, height: 300 });
  const smaller = await kind.start({ width: 300, height: 200 });
  const session = await connect({ socket: first.socket, reconnect: { minDelay: 60_000, maxDelay: 60_000 } });
  onTestFinished(() => session.close());
  const viewporter = session.bind(WpViewporter);
  const window = new App(session).toplevel('main');
  window.fills = picture(1);
  window.toplevel.setMaximized();
  await window.configured();
  await session.roundtrip();
  const moves = async (away = (): void => undefined): Promise<void> => {
    window.deaf = true;
    const gone = next(session, 'disconnected');
    await first.kill();
    await gone;
    away();
    const told = next(session, 'rebuilt');
    const { lost, degraded } = await session.reconnect({ socket: smaller.socket });
    expect(lost).toEqual([]);
    expect(degraded).toContainEqual(
      expect.objectContaining({ what: 'resized', why: expect.stringContaining('300x200') }),
    );
    await told;
    await session.roundtrip();
  };
  const draws = (): void => {
    window.drawn = { width: 0, height: 0 };
    window.fills = picture(2);
    window.answer();
  };
  const shown = async (): Promise<void> => {
    const wanted = new Map([['main', { image: imageOf(300, 200, picture(2)), covered: [] }]]);
    expect(await settles(smaller, wanted, () => session.roundtrip())).toEqual({});
  };
  return { session, window, viewporter, smaller, moves, draws, shown };
}

/** What the app has is committed, and whoever kills for a wrong size has done so. */
async function survives({ session, window, smaller }: Stage): Promise<void> {
  window.surface.commit();
  await session.roundtrip();
  expect(session.connected).toBe(true);
  expect((await smaller.windows()).map(({ rect }) => rect)).toMatchObject([{ width: 300, height: 200 }]);
}

function cases(kind: ScreenKind): void {
  test('it makes a viewport', async () => {
    const stage = await maximized(kind);
    const { session, window, viewporter, moves, draws, shown } = stage;
    await moves();
    const viewport = viewporter.getViewport(window.surface);
    await survives(stage);
    viewport.setSource(0, 0, 200, 150);
    viewport.setDestination(250, 250);
    await survives(stage);
    viewport.setSource(-1, -1, -1, -1);
    viewport.setDestination(300, 200);
    draws();
    await session.roundtrip();
    await shown();
  });

  test('its own viewport gets another size, and goes, and another comes', async () => {
    const stage = await maximized(kind);
    const { session, window, viewporter, moves, draws, shown } = stage;
    const viewport = viewporter.getViewport(window.surface);
    viewport.setDestination(400, 300);
    window.surface.commit();
    await moves();
    viewport.setDestination(380, 280);
    await survives(stage);
    viewport.destroy();
    await survives(stage);
    const second = viewporter.getViewport(window.surface);
    second.setDestination(100, 100);
    await survives(stage);
    second.destroy();
    draws();
    await session.roundtrip();
    await shown();
  });

  test('it asked for all that while there was no compositor', async () => {
    const stage = await maximized(kind);
    const { session, window, viewporter, moves, draws, shown } = stage;
    let viewport: WpViewport | undefined;
    await moves(() => {
      viewport = viewporter.getViewport(window.surface);
      viewport.setDestination(390, 290);
      window.xdg.setWindowGeometry(0, 0, 390, 290);
      window.surface.commit();
    });
    await survives(stage);
    viewport?.setDestination(300, 200);
    window.xdg.setWindowGeometry(0, 0, 300, 200);
    await survives(stage);
    draws();
    await session.roundtrip();
    await shown();
  });

  test('what it had not committed when the compositor went does not come with another commit', async () => {
    const stage = await maximized(kind);
    const { session, window, viewporter, moves, draws, shown } = stage;
    const viewport = viewporter.getViewport(window.surface);
    viewport.setDestination(400, 300);
    window.surface.commit();
    viewport.setDestination(370, 270);
    window.xdg.setWindowGeometry(5, 5, 370, 270);
    await moves();
    await survives(stage);
    viewport.destroy();
    window.xdg.setWindowGeometry(0, 0, 300, 200);
    draws();
    await session.roundtrip();
    await shown();
  });

  test('it answers, and draws later', async () => {
    const stage = await maximized(kind);
    const { session, window, moves, draws, shown } = stage;
    await moves();
    window.fills = undefined;
    window.answer(); // and commits what it has
    await survives(stage);
    draws();
    window.show(window.app.pixels(300, 200, picture(2)));
    await session.roundtrip();
    await shown();
  });
}

describe(`a fitted window [${testScreen.name}]`, () => cases(testScreen));
describeEachPeer(
  'a fitted window',
  (peer) => cases({ name: peer.name, start: async (size = {}) => new PeerScreen(await peer.start(size)) }),
  'weston',
);

describe('a window that is held by a buffer of the engine', () => {
  interface Held {
    session: Session;
    window: Toplevel;
    smaller: TestCompositor;
    moves: () => Promise<void>;
  }

  async function held(): Promise<Held> {
    const screen = await start({ width: 400, height: 300 });
    const smaller = await start({ width: 300, height: 200, globals: { wp_viewporter: 0 } });
    const session = await open(screen);
    const window = new App(session).toplevel('main');
    window.fills = picture(1);
    window.toplevel.setMaximized();
    await window.configured();
    await session.roundtrip();
    const moves = async (): Promise<void> => {
      window.deaf = true;
      const told = next(session, 'rebuilt');
      await session.reconnect({ socket: smaller.socket });
      await told;
      await session.roundtrip();
    };
    return { session, window, smaller, moves };
  }

  test('goes through its buffers while it has not answered', async () => {
    const { session, window, smaller, moves } = await held();
    await moves();
    const [first, second] = [window.app.pixels(400, 300, picture(3)), window.app.pixels(400, 300, picture(4))];
    const released = next(first.buffer, 'release');
    window.show(first);
    window.show(second);
    await released;
    await session.roundtrip();
    expect(session.connected).toBe(true);
    expect(smaller.windows).toMatchObject([{ rectangle: { width: 300, height: 200 } }]);
  });

  test('may have another scale and transform with its next picture', async () => {
    const { session, window, smaller, moves } = await held();
    await moves();
    window.surface.setBufferScale(3); // the engine's buffer is no multiple of that
    window.surface.commit();
    window.fills = undefined;
    window.answer();
    await session.roundtrip();
    expect(session.connected).toBe(true);
    window.show(window.app.pixels(900, 600, picture(5)));
    await session.roundtrip();
    expect(session.connected).toBe(true);
    await session.roundtrip(); // the engine's own buffer was released, and is gone
    const known = smaller.digest();
    await comeBack(smaller, session);
    expect(smaller.digest()).toEqual(known);
  });

  test('is held still when its own viewport comes late', async () => {
    const { session, window, smaller, moves } = await held();
    const viewport = session.bind(WpViewporter).getViewport(window.surface);
    viewport.setSource(50, 50, 350, 250); // beyond the engine's buffer
    viewport.setDestination(400, 300);
    window.surface.commit();
    await moves();
    const back = next<Rebuilt>(session, 'rebuilt');
    smaller.addGlobal('wp_viewporter');
    expect(await back).toMatchObject({ cause: 'global', lost: [] });
    window.surface.commit();
    await session.roundtrip();
    expect(session.connected).toBe(true);
    expect(smaller.windows).toMatchObject([{ rectangle: { width: 300, height: 200 } }]);
    window.fills = undefined;
    window.answer();
    viewport.setDestination(300, 200);
    window.show(window.app.pixels(400, 300, picture(2)));
    await session.roundtrip();
    expect(smaller.digest()[0]?.windows[0]?.destination).toEqual({ width: 300, height: 200 });
    expect(smaller.windows).toMatchObject([{ rectangle: { width: 300, height: 200 } }]);
  });
});

test('a surface that was a fitted window is one of its own size as another', async () => {
  const screen = await start({ width: 400, height: 300 });
  const smaller = await start({ width: 300, height: 200 });
  const session = await open(screen);
  const app = new App(session);
  const window = app.toplevel('main');
  window.fills = picture(1);
  window.toplevel.setMaximized();
  await window.configured();
  await session.roundtrip();
  window.deaf = true;
  await session.reconnect({ socket: smaller.socket });
  window.surface.attach(null, 0, 0);
  window.surface.commit();
  window.toplevel.destroy();
  window.xdg.destroy();
  const xdg = app.wm.getXdgSurface(window.surface);
  xdg.getToplevel();
  const configured = next<{ serial: number }>(xdg, 'configure');
  window.surface.commit();
  xdg.ackConfigure((await configured).serial);
  window.drawn = { width: 0, height: 0 };
  window.show(app.pixels(120, 90, picture(2)));
  await session.roundtrip();
  expect(smaller.windows).toMatchObject([{ rectangle: { width: 120, height: 90 } }]);
  session.bind(WpViewporter).getViewport(window.surface).setDestination(60, 45);
  window.surface.commit();
  await session.roundtrip();
  expect(smaller.windows).toMatchObject([{ rectangle: { width: 60, height: 45 } }]);
});

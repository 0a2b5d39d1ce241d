// A compositor whose versions are lower: what has older words is said in these, and of the rest the app hears what it looks like.
import { describe, expect, test } from 'vitest';
import { WlOutput, WlOutputTransform, type WlSurface } from '../../src/protocol/generated/wayland.js';
import type { Rebuilt } from '../../src/session/index.js';
import { App, next } from '../contract/app.js';
import { picture } from '../contract/pictures.js';
import { open, start } from './stage.js';

/** A window on a compositor of this time that moves to one whose wl_compositor has a lower version. */
async function older(
  version: number,
  set: (surface: WlSurface, app: App) => void,
  away?: (surface: WlSurface) => void,
) {
  const screen = await start();
  const other = await start({ globals: { wl_compositor: version } });
  const session = await open(screen, { reconnect: { minDelay: 60_000, maxDelay: 60_000 } });
  const app = new App(session);
  const window = await app.shown('main', 120, 80, picture(1));
  const { surface } = window;
  set(surface, app);
  window.deaf = true;
  await session.roundtrip();
  const gone = next(session, 'disconnected');
  screen.crash();
  await gone;
  away?.(surface);
  const told = next<Rebuilt>(session, 'rebuilt');
  await session.reconnect({ socket: other.socket });
  const rebuilt = await told;
  await session.roundtrip();
  expect(session.connected).toBe(true);
  return { session, app, other, surface, rebuilt };
}

const set = (request: string, why: string) =>
  expect.objectContaining({ what: request, why: expect.stringContaining(why) });

describe.each(['before', 'while it was away'] as const)('asked %s', (when) => {
  const asks = (version: number, ask: (surface: WlSurface) => void) =>
    when === 'before' ? older(version, ask) : older(version, () => undefined, ask);

  test('without a buffer scale the picture is larger', async () => {
    const { rebuilt, other } = await asks(2, (surface) => {
      surface.setBufferScale(2);
      surface.commit();
    });
    expect(rebuilt.lost).toEqual([]);
    expect(rebuilt.degraded).toContainEqual(set('set_buffer_scale', 'its content is shown 2 times as large'));
    expect(other.windows).toMatchObject([{ rectangle: { width: 120, height: 80 } }]);
  });

  test('without a buffer transform it is turned', async () => {
    const { rebuilt, other } = await asks(1, (surface) => {
      surface.setBufferTransform(WlOutputTransform._90);
      surface.commit();
    });
    expect(rebuilt.lost).toEqual([]);
    expect(rebuilt.degraded).toContainEqual(set('set_buffer_transform', 'its content is shown as its buffer has it'));
    expect(other.windows).toMatchObject([{ rectangle: { width: 120, height: 80 } }]);
  });

  test('an offset is part of the attach', async () => {
    const { rebuilt, other, session, surface } = await asks(4, (moved) => {
      moved.offset(7, 9);
    });
    expect(rebuilt.lost).toEqual([]);
    expect(rebuilt.degraded.map(({ what }) => what)).not.toContain('offset');
    expect(other.digest()[0]?.windows[0]?.pending?.offset).toEqual({ x: 7, y: 9 });
    surface.commit();
    await session.roundtrip();
    expect(other.windows).toMatchObject([{ rectangle: { width: 120, height: 80 } }]);
  });
});

test('what names an object that is not there any more is told, and what leaves the choice is said without it', async () => {
  const output = { name: 'ONE', width: 400, height: 300 };
  const outputs = { width: undefined, height: undefined } as Parameters<typeof start>[0];
  const screen = await start({ ...outputs, outputs: [output, { ...output, name: 'TWO' }] });
  const other = await start({ ...outputs, outputs: [output] });
  const session = await open(screen, { reconnect: { minDelay: 60_000, maxDelay: 60_000 } });
  const named = new Map<string, WlOutput>();
  for (const one of session.bindAll(WlOutput)) one.once('name', ({ name }) => named.set(name, one));
  await session.roundtrip();
  const { toplevel } = await new App(session).shown('main', 100, 80, picture(1));
  await session.roundtrip();
  const gone = next(session, 'disconnected');
  screen.crash();
  await gone;
  toplevel.setFullscreen(named.get('TWO') ?? null);
  const { degraded } = await session.reconnect({ socket: other.socket });
  expect(degraded).toContainEqual(set('set_fullscreen', 'the compositor chooses one'));
  await session.roundtrip();
  expect(other.digest()[0]?.windows[0]?.xdg?.toplevel?.fullscreen).toBe('any');
});

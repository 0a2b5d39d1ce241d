// A small desktop of one app for the tests of what looks at snapshots: a window with a subsurface that waits for its parent
// and a popup, and a second window with half of it transparent.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { OpenedSnapshot } from '../../src/inspect/index.js';
import {
  WlCompositor,
  WlShm,
  WlShmFormat,
  WlSubcompositor,
  type WlSurface,
} from '../../src/protocol/generated/wayland.js';
import {
  ZwlrLayerShellV1,
  ZwlrLayerShellV1Layer,
  type ZwlrLayerSurfaceV1,
  ZwlrLayerSurfaceV1Anchor,
} from '../../src/protocol/generated/wlr-layer-shell-unstable-v1.js';
import {
  type XdgPopup,
  XdgPositionerAnchor,
  XdgPositionerGravity,
  XdgWmBase,
} from '../../src/protocol/generated/xdg-shell.js';
import type { Session } from '../../src/session/index.js';
import { createPool, parseFormat } from '../../src/shm/index.js';
import { Window, type WindowOptions } from '../../src/window/index.js';
import { next } from '../contract/app.js';
import { paintPicture } from '../window/pictures.js';

export const APP_ID = 'org.example.desk';

/** Opaque 0xRRGGBB, or with alpha: premultiplied 0xAARRGGBB. */
export type Colour = number;

/** A window whose every pixel is another. */
export async function pictureWindow(session: Session, options: Partial<WindowOptions> = {}): Promise<Window> {
  const looks = { key: 'main', title: 'Main', appId: APP_ID, width: 120, height: 80, decorations: 'any' as const };
  const window = await Window.create(session, { ...looks, ...options });
  window.draw(paintPicture);
  return window;
}

/** Puts a colour onto a surface; the caller commits. */
export function fill(session: Session, surface: WlSurface, width: number, height: number, colour: Colour): void {
  const bytes = width * height * 4;
  const pool = createPool(session.bind(WlShm, { max: 1 }), { bytes });
  const place = { offset: 0, width, height, stride: width * 4, format: parseFormat(WlShmFormat.argb8888) };
  new Uint32Array(pool.view(0, bytes).buffer, 0, bytes / 4).fill(colour);
  surface.attach(pool.createBuffer(place), 0, 0);
  surface.damage(0, 0, width, height);
  pool.destroy();
}

export function subsurface(session: Session, parent: WlSurface, x: number, y: number, key: string) {
  const surface = session.bind(WlCompositor).createSurface();
  session.setKey(surface, key);
  const role = session.bind(WlSubcompositor).getSubsurface(surface, parent);
  role.setPosition(x, y);
  return { surface, role };
}

/** A panel in one colour at the upper edge, as wide as the output. */
export async function panel(session: Session, height: number, colour: Colour): Promise<ZwlrLayerSurfaceV1> {
  const surface = session.bind(WlCompositor).createSurface();
  session.setKey(surface, 'panel');
  const layer = session.bind(ZwlrLayerShellV1).getLayerSurface(surface, null, ZwlrLayerShellV1Layer.top, 'panel');
  const { top, left, right } = ZwlrLayerSurfaceV1Anchor;
  layer.setSize(0, height);
  layer.setAnchor(top | left | right);
  const answered = next<{ serial: number; width: number }>(layer, 'configure');
  surface.commit();
  const { serial, width } = await answered;
  layer.ackConfigure(serial);
  fill(session, surface, width, height, colour);
  surface.commit();
  return layer;
}

/** A popup whose upper left corner stands at x, y of a window, or of a panel. */
export async function popup(
  session: Session,
  above: Window | ZwlrLayerSurfaceV1,
  x: number,
  y: number,
  key: string,
): Promise<XdgPopup> {
  const base = session.bind(XdgWmBase);
  const surface = session.bind(WlCompositor).createSurface();
  session.setKey(surface, key);
  const xdgSurface = base.getXdgSurface(surface);
  const positioner = base.createPositioner();
  positioner.setSize(30, 20);
  positioner.setAnchorRect(x, y, 1, 1);
  positioner.setAnchor(XdgPositionerAnchor.top_left);
  positioner.setGravity(XdgPositionerGravity.bottom_right);
  const role = xdgSurface.getPopup(above instanceof Window ? above.xdgSurface : null, positioner);
  if (!(above instanceof Window)) above.getPopup(role);
  positioner.destroy();
  const answered = next<{ serial: number }>(xdgSurface, 'configure');
  surface.commit();
  xdgSurface.ackConfigure((await answered).serial);
  fill(session, surface, 30, 20, 0xff00c000);
  surface.commit();
  return role;
}

/** All of it, shown. */
export async function showDesk(session: Session): Promise<{ main: Window; second: Window }> {
  const main = await pictureWindow(session, { maxSize: { width: 500, height: 400 } });
  const { surface } = subsurface(session, main.surface, 10, 12, 'badge');
  fill(session, surface, 20, 16, 0xffc02010);
  surface.commit();
  main.surface.commit();
  await popup(session, main, 100, 70, 'menu');
  const second = await Window.create(session, {
    key: 'second',
    title: 'Second',
    appId: APP_ID,
    width: 40,
    height: 30,
    decorations: 'any',
  });
  second.draw(({ pixels, stride }) => {
    for (let y = 0; y < 30; y++) pixels.fill(y < 15 ? 0x80 : 0, y * stride, y * stride + 160);
  });
  await session.roundtrip();
  return { main, second };
}

/** A path in a folder that is gone after the test. */
export function pathOf(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'resurface-inspect-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, name);
}

/** A snapshot of a session, written and opened; closed after the test. */
export async function opened(session: Session, data?: unknown): Promise<OpenedSnapshot> {
  const file = pathOf('app.wls');
  await session.snapshot(file, { data });
  const snapshot = await OpenedSnapshot.open(file);
  onTestFinished(() => snapshot.close());
  return snapshot;
}

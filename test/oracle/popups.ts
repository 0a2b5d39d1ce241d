// Popups: their positioners, their nesting, where they stand on, and what becomes of grabs.
import type { WlSeat, WlSurface } from '../../src/protocol/generated/wayland.js';
import {
  ZwlrLayerShellV1,
  ZwlrLayerShellV1Layer,
  type ZwlrLayerSurfaceV1,
  ZwlrLayerSurfaceV1Anchor,
} from '../../src/protocol/generated/wlr-layer-shell-unstable-v1.js';
import {
  type XdgPopup,
  type XdgPositioner,
  XdgPositionerAnchor,
  XdgPositionerConstraintAdjustment,
  XdgPositionerGravity,
  type XdgSurface,
  XdgWmBase,
} from '../../src/protocol/generated/xdg-shell.js';
import { BTN_LEFT, type ClientDigest, type XdgDigest } from '../../src/testing/index.js';
import { next } from '../contract/app.js';
import type { Case, Stage } from './stage.js';

function positioner(stage: Stage, x: number, y: number, width = 20, height = 15): XdgPositioner {
  const made = stage.global(XdgWmBase).createPositioner();
  made.setSize(width, height);
  made.setAnchorRect(x, y, 2, 2);
  made.setAnchor(XdgPositionerAnchor.bottom_right);
  made.setGravity(XdgPositionerGravity.bottom_right);
  return made;
}

interface Opened {
  readonly surface: WlSurface;
  readonly xdg: XdgSurface;
  readonly popup: XdgPopup;
}

interface PopupOptions {
  readonly rules?: XdgPositioner;
  /** On a layer surface. */
  readonly layer?: ZwlrLayerSurfaceV1;
  /** Before its first commit. */
  readonly first?: (popup: XdgPopup) => void;
  readonly empty?: boolean;
}

async function opened(
  stage: Stage,
  key: string,
  parent: XdgSurface | null,
  options: PopupOptions = {},
): Promise<Opened> {
  const surface = stage.surface(`${key} surface`);
  const xdg = stage.key(`${key} xdg`, stage.global(XdgWmBase).getXdgSurface(surface));
  const rules = options.rules ?? positioner(stage, 4, 5);
  const popup = stage.key(`${key} popup`, xdg.getPopup(parent, rules));
  if (options.rules === undefined) rules.destroy();
  options.layer?.getPopup(popup);
  options.first?.(popup);
  xdg.on('configure', ({ serial }) => xdg.ackConfigure(serial));
  const configured = next(xdg, 'configure');
  surface.commit();
  await configured;
  if (options.empty !== true) stage.draw(surface, 20, 15, key.length);
  return { surface, xdg, popup };
}

async function nest(stage: Stage, root: XdgSurface, depth: number, prefix = 'popup'): Promise<Opened[]> {
  const all: Opened[] = [];
  for (let at = 0; at < depth; at++) all.push(await opened(stage, `${prefix} ${at}`, all.at(-1)?.xdg ?? root));
  return all;
}

/** A popup that a click has opened, with a grab. */
async function menu(stage: Stage, key: string, parent: XdgSurface): Promise<Opened> {
  const pointer = stage.session.object('pointer') ?? stage.key('pointer', stage.seat.getPointer());
  await stage.session.roundtrip();
  const pressed = next<{ serial: number }>(pointer, 'button');
  stage.screen.input.pointer.move(3, 3);
  stage.screen.input.pointer.button(BTN_LEFT, 'pressed');
  stage.screen.input.pointer.button(BTN_LEFT, 'released');
  const { serial } = await pressed;
  return opened(stage, key, parent, { first: (popup) => popup.grab(stage.seat as WlSeat, serial) });
}

async function layer(stage: Stage): Promise<ZwlrLayerSurfaceV1> {
  const surface = stage.surface('panel surface');
  const made = stage.global(ZwlrLayerShellV1).getLayerSurface(surface, null, ZwlrLayerShellV1Layer.top, 'panel');
  stage.key('panel', made);
  made.setSize(100, 20);
  made.setAnchor(ZwlrLayerSurfaceV1Anchor.top);
  made.on('configure', ({ serial }) => made.ackConfigure(serial));
  const configured = next(made, 'configure');
  surface.commit();
  await configured;
  stage.draw(surface, 100, 20, 9);
  return made;
}

const BARE = { frames: 0, input: 'everything', opaque: [], scale: 1, transform: 0, viewport: false };

/** Of popups on one window the outermost was dismissed as it came back: it is the app's to destroy, and what stood on it is gone. */
function withDismissed(digest: ClientDigest): unknown {
  const rest = withoutPopups(digest);
  const [popup] = digest.windows[0]?.xdg?.popups ?? [];
  const xdg = { configured: false, initialised: true, mapped: false, popup: { ...popup?.xdg?.popup, dismissed: true } };
  const popups = [{ ...BARE, role: 'xdg_popup', xdg }];
  const windows = rest.windows.map((window) => ({ ...window, xdg: { ...window.xdg, popups } }));
  return { ...rest, windows, surfaces: rest.surfaces.slice(0, -1) };
}

/** Dismissed popups are gone, and their surfaces, which are the app's to destroy, have nothing. */
function withoutPopups(digest: ClientDigest) {
  const bearers: unknown[] = [];
  const strip = ({ popups = [], ...xdg }: XdgDigest): XdgDigest => {
    for (const popup of popups) {
      const xdg = { configured: false, initialised: false, mapped: false };
      bearers.push({ ...BARE, xdg });
      if (popup.xdg !== undefined) strip(popup.xdg);
    }
    return xdg;
  };
  const windows = digest.windows.map((window) => ({ ...window, ...(window.xdg && { xdg: strip(window.xdg) }) }));
  return { ...digest, windows, surfaces: [...digest.surfaces, ...bearers] };
}

export const popups: readonly Case[] = [
  {
    name: 'five deep, each on the one before',
    async show(stage) {
      const { xdg } = await stage.window();
      await nest(stage, xdg, 5);
    },
  },
  {
    name: 'two chains on two windows, with subsurfaces',
    async show(stage) {
      for (const key of ['a', 'b']) {
        const { xdg } = await stage.window(key);
        const [, inner] = await nest(stage, xdg, 3, key);
        if (inner === undefined) continue;
        stage.draw(stage.child(inner.surface, 2, 2).surface, 5, 5, 3);
        inner.surface.commit();
      }
    },
  },
  {
    name: 'all that a positioner says, whether it lives or not',
    async show(stage) {
      const { xdg } = await stage.window();
      const rules = positioner(stage, 10, 12, 30, 25);
      rules.setConstraintAdjustment(
        XdgPositionerConstraintAdjustment.flip_x | XdgPositionerConstraintAdjustment.slide_y,
      );
      rules.setOffset(-3, 4);
      rules.setReactive();
      rules.setParentSize(60, 40);
      await opened(stage, 'kept', xdg, { rules });
      await opened(stage, 'other', xdg, { rules });
      rules.setOffset(9, 9);
      await opened(stage, 'later', xdg, { rules });
      const short = positioner(stage, 1, 1);
      await opened(stage, 'short', xdg, { rules: short });
      short.destroy();
      stage.global(XdgWmBase).createPositioner().setSize(7, 7);
    },
  },
  {
    name: 'a positioner for a configure of its parent: that of another compositor has another serial, and none is named',
    async show(stage) {
      const { xdg } = await stage.window();
      const rules = stage.key('rules', positioner(stage, 3, 4));
      rules.setParentSize(60, 40);
      rules.setParentConfigure(1);
      await opened(stage, 'popup', xdg, { rules });
    },
  },
  {
    name: 'repositioned, twice, and with content of another size',
    async show(stage) {
      const { xdg } = await stage.window();
      const [outer, inner] = await nest(stage, xdg, 2);
      if (outer === undefined || inner === undefined) return;
      for (const token of [1, 2]) {
        const repositioned = next(outer.popup, 'repositioned');
        const rules = positioner(stage, 10 * token, 8, 24, 18);
        outer.popup.reposition(rules, token);
        rules.destroy();
        await repositioned;
        stage.draw(outer.surface, 24, 18, token);
      }
      const waits = positioner(stage, 1, 1, 11, 12);
      inner.popup.reposition(waits, 3);
      waits.destroy();
    },
  },
  {
    name: 'without content, without its first commit, and on nothing yet',
    async show(stage) {
      const { xdg } = await stage.window();
      await opened(stage, 'empty', xdg, { empty: true });
      const base = stage.global(XdgWmBase);
      const rules = positioner(stage, 1, 2);
      base.getXdgSurface(stage.surface()).getPopup(xdg, rules);
      base.getXdgSurface(stage.surface()).getPopup(null, rules);
    },
  },
  {
    name: 'on a layer surface, with another one on it',
    async show(stage) {
      const panel = await layer(stage);
      const { xdg } = await opened(stage, 'outer', null, { layer: panel });
      await opened(stage, 'inner', xdg);
    },
  },
  {
    name: 'closed again, with surfaces that are used anew',
    async show(stage) {
      const { xdg } = await stage.window();
      const [outer, inner] = await nest(stage, xdg, 2);
      for (const one of [inner, outer]) {
        one?.popup.destroy();
        one?.xdg.destroy();
      }
      inner?.surface.destroy();
      if (outer === undefined) return;
      outer.surface.attach(null, 0, 0);
      outer.surface.commit();
      const again = stage.global(XdgWmBase).getXdgSurface(outer.surface);
      again.on('configure', ({ serial }) => again.ackConfigure(serial));
      again.getPopup(xdg, positioner(stage, 9, 9));
      const configured = next(again, 'configure');
      outer.surface.commit();
      await configured;
      stage.draw(outer.surface, 20, 15, 4);
    },
  },
  {
    name: 'on a window that is maximized',
    async show(stage) {
      const { xdg } = await stage.window('main', { first: (made) => made.setMaximized() });
      await nest(stage, xdg, 2);
    },
  },
  {
    name: 'unmapped by a null buffer',
    async show(stage) {
      const { xdg } = await stage.window();
      const { surface } = await opened(stage, 'popup', xdg);
      surface.attach(null, 0, 0);
      surface.commit();
    },
  },
  {
    name: 'dismissed by the compositor, and not yet destroyed by the app',
    async show(stage) {
      const { xdg } = await stage.window();
      const { popup } = await menu(stage, 'menu', xdg);
      const done = next(popup, 'popupDone');
      stage.screen.input.pointer.move(190, 140);
      stage.screen.input.pointer.button(BTN_LEFT, 'pressed');
      stage.screen.input.pointer.button(BTN_LEFT, 'released');
      await done;
    },
    lost: ['menu popup: the popup'],
    expected: withoutPopups,
  },
  {
    name: 'with a grab it is dismissed, and so is what stands on it',
    async show(stage) {
      const { xdg } = await stage.window();
      const outer = await menu(stage, 'outer', xdg);
      const inner = await menu(stage, 'inner', outer.xdg);
      await opened(stage, 'tip', inner.xdg);
    },
    lost: ['outer', 'inner', 'tip'].map((key) => `${key} popup: the popup`),
    hears: ['outer', 'inner', 'tip'].map((key) => `${key} popup.popupDone`),
    expected: withoutPopups,
  },
  {
    name: 'dismissed by the compositor as soon as it is there again, with what stands on it',
    elsewhere: { behaviour: { dismissNewPopups: true } },
    async show(stage) {
      const { xdg } = await stage.window();
      await nest(stage, xdg, 3);
    },
    atLast: ({ screen }) => {
      screen.behaviour.dismissNewPopups = true;
    },
    lost: [0, 1, 2].map((at) => `popup ${at} popup: the object`),
    hears: [0, 1, 2].map((at) => `popup ${at} popup.popupDone`),
    expected: withDismissed,
  },
  {
    name: 'with a grab it is open again without it, where the app asked for that',
    options: { popups: 'reopen' },
    async show(stage) {
      const { xdg } = await stage.window();
      const outer = await menu(stage, 'outer', xdg);
      await menu(stage, 'inner', outer.xdg);
    },
    degraded: ['outer popup: grab', 'inner popup: grab'],
    expected: (digest) => JSON.parse(JSON.stringify(digest).replaceAll('"grabbed":true', '"grabbed":false')),
  },
];

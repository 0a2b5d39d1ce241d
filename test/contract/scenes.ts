// What a client can have on a screen. Each scene is shown by the app, interrupted in one way or another, and looked at
// again; `goesOn` is what the app goes on with. A scene runs alike on every screen and in every process.

import { WpContentTypeV1Type } from '../../src/protocol/generated/content-type-v1.js';
import { WlOutput, type WlOutputTransform, type WlSurface } from '../../src/protocol/generated/wayland.js';
import {
  ZwlrLayerShellV1Layer,
  ZwlrLayerSurfaceV1,
  ZwlrLayerSurfaceV1Anchor,
} from '../../src/protocol/generated/wlr-layer-shell-unstable-v1.js';
import { ZxdgToplevelDecorationV1Mode } from '../../src/protocol/generated/xdg-decoration-unstable-v1.js';
import {
  type XdgPopup,
  type XdgPositioner,
  XdgPositionerAnchor,
  XdgPositionerGravity,
  type XdgSurface,
  type XdgToplevel,
} from '../../src/protocol/generated/xdg-shell.js';
import type { Rect } from '../peers/index.js';
import { type App, next, type Pixels, type Toplevel } from './app.js';
import { picture, solid } from './pictures.js';
import type { OutputSize } from './screens.js';

export interface Scene {
  readonly name: string;
  readonly output?: OutputSize;
  /** A global that not every screen has. */
  readonly needs?: string;
  /** Parts of the screen that are looked at beside the windows, in pixels. */
  readonly areas?: readonly Rect[];
  /** What it shows comes back as a copy of the engine's: there is one pool more. */
  readonly copied?: true;
  /** Size of `main` with the margins, which a screen may count in; it shows {@link picture}(1), then (2). */
  readonly whole?: { readonly width: number; readonly height: number };
  /** The compositor chooses the size of `main`, which shows {@link picture}(1). */
  readonly sized?: true;
  show(app: App): Promise<void>;
  /** After the interruption, with the same objects or, after a restore, those with a key. */
  goesOn?(app: App): Promise<void>;
}

const main = (app: App): Toplevel => app.toplevels.get('main') as Toplevel; // each scene that asks has shown it

/** Commits, and waits until the compositor has drawn it. */
async function seen({ surface }: Toplevel): Promise<void> {
  const frame = surface.frame();
  surface.commit();
  await next(frame, 'done');
}

/**
 * Lets a window be seen, and keeps it from answering further configures: a commit would apply what the scene leaves
 * uncommitted. (Not the position of a subsurface: weston 10 takes a pending one for a subsurface that it hasn't drawn.)
 */
async function quiet(window: Toplevel): Promise<void> {
  await seen(window);
  await seen(window);
  window.deaf = true;
}

/** What {@link quiet} kept back is applied. */
async function loud(app: App): Promise<void> {
  main(app).deaf = false;
  main(app).surface.commit();
}

/** For a popup whose upper left corner stands at x, y of its parent. */
export function positionerFor(app: App, x: number, y: number, width: number, height: number): XdgPositioner {
  const positioner = app.wm.createPositioner();
  positioner.setSize(width, height);
  positioner.setAnchorRect(x, y, 1, 1);
  positioner.setAnchor(XdgPositionerAnchor.top_left);
  positioner.setGravity(XdgPositionerGravity.bottom_right);
  return positioner;
}

/** A popup whose upper left corner stands at x, y of its parent. */
async function popup(
  app: App,
  parent: XdgSurface | ZwlrLayerSurfaceV1,
  x: number,
  y: number,
  width: number,
  height: number,
  seed: number,
) {
  const surface = app.compositor.createSurface();
  const xdg = app.wm.getXdgSurface(surface);
  const positioner = positionerFor(app, x, y, width, height);
  const role: XdgPopup = xdg.getPopup(parent instanceof ZwlrLayerSurfaceV1 ? null : parent, positioner);
  if (parent instanceof ZwlrLayerSurfaceV1) parent.getPopup(role);
  positioner.destroy();
  xdg.on('configure', ({ serial }) => {
    xdg.ackConfigure(serial);
    surface.commit();
  });
  const answered = next(xdg, 'configure');
  const placed = next<{ x: number; y: number; width: number; height: number }>(role, 'configure');
  surface.commit();
  await answered;
  app.attach(surface, app.pixels(width, height, picture(seed)));
  surface.commit();
  return { surface, xdg, popup: role, placed: await placed };
}

export { popup as showPopup };

/** `main`, and the pixels that it shows. */
async function showing(app: App, seed: number): Promise<[Toplevel, Pixels]> {
  const window = app.toplevel('main');
  await window.configured();
  const pixels = app.pixels(200, 150, picture(seed));
  window.show(pixels);
  return [window, pixels];
}

/** Leaves a buffer attached that is there no more. */
async function attachedAndDestroyed({ app, surface }: Toplevel, { buffer }: Pixels): Promise<void> {
  surface.attach(buffer, 0, 0);
  buffer.destroy();
  await app.session.roundtrip();
}

async function childOf(app: App, parent: XdgToplevel): Promise<Toplevel> {
  const child = app.toplevel('second');
  child.toplevel.setParent(parent);
  await child.configured();
  child.show(app.pixels(90, 60, picture(2)));
  return child;
}

async function filling(app: App, ask: (main: Toplevel) => void): Promise<void> {
  const window = app.toplevel('main');
  window.fills = picture(1);
  ask(window);
  await window.configured();
  if (window.size.width === 0) window.show(app.pixels(300, 200, picture(1)));
}

const pictureOf = (width: number, height: number): Scene => ({
  name: `a picture of ${width}x${height} on an output of that size`,
  output: { width, height },
  async show(app) {
    await app.shown('main', width, height, picture(1));
  },
});

export const scenes: readonly Scene[] = [
  {
    name: 'a toplevel',
    async show(app) {
      const { toplevel } = await app.shown('main', 200, 150, picture(1));
      toplevel.setMinSize(20, 20);
      toplevel.setMaxSize(2000, 1000);
    },
    goesOn: (app) => main(app).redraw(2),
  },
  {
    name: 'subsurfaces three deep, synchronized or not, in an order of their own',
    async show(app) {
      const window = await app.shown('main', 300, 200, picture(1));
      const { surface } = window;
      const first = app.subsurface(surface, 10, 10, app.pixels(120, 90, picture(2)));
      const second = app.subsurface(surface, 60, 40, app.pixels(120, 90, picture(3)));
      const below = app.subsurface(surface, 0, 0, app.pixels(300, 60, picture(4)));
      const inner = app.subsurface(second.surface, 20, 15, app.pixels(80, 60, picture(5)));
      const innermost = app.subsurface(inner.surface, 10, 30, app.pixels(90, 40, picture(6)));
      second.surface.commit();
      first.subsurface.placeAbove(second.surface);
      below.subsurface.placeBelow(surface);
      surface.commit();
      first.subsurface.setDesync();
      innermost.subsurface.placeBelow(inner.surface);
      inner.surface.commit();
      second.surface.commit();
      surface.commit();
      first.subsurface.setPosition(30, 70);
      app.attach(first.surface, app.pixels(100, 100, picture(7)));
      first.surface.commit();
      surface.commit();
      inner.subsurface.setDesync(); // last: sway never applies what it cached for a desync one in a sync one
    },
    goesOn: (app) => main(app).redraw(8),
  },
  {
    name: 'a subsurface whose commit waits for its parent',
    async show(app) {
      const window = await app.shown('main', 200, 150, picture(1));
      const child = app.subsurface(window.surface, 20, 20, app.pixels(100, 80, picture(2)));
      window.surface.commit();
      await quiet(window);
      app.attach(child.surface, app.pixels(60, 60, picture(3)));
      child.surface.commit();
      await app.session.roundtrip();
    },
    goesOn: loud,
  },
  {
    name: 'a popup and a popup on it',
    async show(app) {
      const window = await app.shown('main', 300, 200, picture(1));
      await app.session.roundtrip();
      const outer = await popup(app, window.xdg, 20, 30, 150, 100, 2);
      await app.session.roundtrip();
      await popup(app, outer.xdg, 30, 20, 60, 50, 3);
    },
    goesOn: (app) => main(app).redraw(4),
  },
  {
    name: 'popups five deep',
    async show(app) {
      const window = await app.shown('main', 400, 300, picture(1));
      await app.session.roundtrip();
      let parent = window.xdg;
      for (let depth = 0; depth < 5; depth++) {
        parent = (await popup(app, parent, 20, 15, 200 - depth * 30, 160 - depth * 20, 2 + depth)).xdg;
        await app.session.roundtrip();
      }
    },
    goesOn: (app) => main(app).redraw(9),
  },
  {
    name: 'a panel at the upper edge, and a popup on it',
    needs: 'zwlr_layer_shell_v1',
    areas: [
      { x: 0, y: 0, width: 800, height: 40 },
      { x: 30, y: 25, width: 120, height: 80 },
    ],
    async show(app) {
      const surface = app.keyed('panel surface', app.compositor.createSurface());
      const panel = app.layers.getLayerSurface(surface, null, ZwlrLayerShellV1Layer.top, 'panel');
      panel.setSize(0, 40);
      panel.setAnchor(ZwlrLayerSurfaceV1Anchor.top | ZwlrLayerSurfaceV1Anchor.left | ZwlrLayerSurfaceV1Anchor.right);
      panel.setExclusiveZone(40);
      panel.on('configure', ({ serial }) => panel.ackConfigure(serial));
      const configured = next<{ width: number; height: number }>(panel, 'configure');
      surface.commit();
      const { width, height } = await configured;
      app.attach(surface, app.pixels(width, height, picture(1)));
      surface.commit();
      await app.session.roundtrip();
      await popup(app, panel, 30, 25, 120, 80, 2);
    },
    async goesOn(app) {
      const surface = app.session.object('panel surface') as WlSurface;
      app.attach(surface, app.pixels(800, 40, picture(3)));
      surface.commit();
    },
  },
  {
    name: 'a window that decorates itself',
    needs: 'zxdg_decoration_manager_v1',
    async show(app) {
      const window = app.toplevel('main');
      const decoration = app.decorations.getToplevelDecoration(window.toplevel);
      decoration.setMode(ZxdgToplevelDecorationV1Mode.client_side);
      await window.configured();
      window.show(app.pixels(200, 150, picture(1)));
    },
    goesOn: (app) => main(app).redraw(2),
  },
  {
    name: 'a window with margins around its geometry',
    whole: { width: 240, height: 190 },
    async show(app) {
      const window = app.toplevel('main');
      await window.configured();
      window.xdg.setWindowGeometry(20, 15, 200, 150);
      window.show(app.pixels(240, 190, picture(1)));
    },
    goesOn: (app) => main(app).redraw(2),
  },
  {
    name: 'a pool that grew after buffers were made of it',
    async show(app) {
      const window = app.toplevel('main');
      await window.configured();
      const [first, second] = app.growingPixels(200, 150, picture(1), picture(2));
      window.show(first);
      app.subsurface(window.surface, 40, 30, second);
      window.surface.commit();
    },
    goesOn: (app) => main(app).redraw(3),
  },
  {
    name: 'a buffer that was destroyed while it is shown',
    copied: true,
    async show(app) {
      const [window, pixels] = await showing(app, 1);
      await seen(window);
      window.deaf = true;
      pixels.buffer.destroy();
      await app.session.roundtrip();
    },
    goesOn: (app) => main(app).redraw(2),
  },
  {
    name: 'a buffer that is shown, attached again, and destroyed before the commit',
    copied: true,
    async show(app) {
      const [window, pixels] = await showing(app, 1);
      await quiet(window);
      await attachedAndDestroyed(window, pixels);
    },
    goesOn: (app) => main(app).redraw(2),
  },
  {
    name: 'a buffer that was released, attached again, and destroyed before the commit',
    async show(app) {
      const [window, pixels] = await showing(app, 3);
      await seen(window);
      const released = next(pixels.buffer, 'release');
      window.show(app.pixels(200, 150, picture(1)));
      await quiet(window);
      await released;
      await attachedAndDestroyed(window, pixels);
    },
    goesOn: (app) => main(app).redraw(2),
  },
  {
    name: 'a surface that shines through',
    needs: 'wp_alpha_modifier_v1',
    async show(app) {
      const window = await app.shown('main', 200, 150, picture(1));
      const child = app.subsurface(window.surface, 30, 20, app.pixels(100, 80, solid(0xff4060c0)));
      app.alpha.getSurface(child.surface).setMultiplier(0x80808080);
      child.surface.commit();
      window.surface.commit();
    },
    goesOn: (app) => main(app).redraw(2),
  },
  {
    name: 'a game',
    needs: 'wp_content_type_manager_v1',
    async show(app) {
      const window = await app.shown('main', 200, 150, picture(1));
      app.contentTypes.getSurfaceContentType(window.surface).setContentType(WpContentTypeV1Type.game);
      window.surface.commit();
    },
    goesOn: (app) => main(app).redraw(2),
  },
  {
    name: 'a buffer whose pool was destroyed',
    async show(app) {
      const window = app.toplevel('main');
      await window.configured();
      const pixels = app.pixels(200, 150, picture(1));
      pixels.pool.destroy();
      window.show(pixels);
    },
    goesOn: (app) => main(app).redraw(2),
  },
  {
    name: 'two pictures in one pool that grew',
    async show(app) {
      const window = await app.shown('main', 200, 150, picture(1));
      const pixels = app.pixels(50, 40, picture(2));
      const other = app.pixels(60, 30, picture(3));
      app.subsurface(window.surface, 10, 10, pixels);
      app.subsurface(window.surface, 100, 80, other);
      other.pool.destroy();
      window.surface.commit();
    },
  },
  {
    name: 'regions that were used and destroyed',
    async show(app) {
      const window = app.toplevel('main');
      await window.configured();
      const opaque = app.compositor.createRegion();
      opaque.add(0, 0, 200, 150);
      opaque.subtract(50, 50, 20, 20);
      window.surface.setOpaqueRegion(opaque);
      opaque.add(50, 50, 20, 20); // after the fact: what was given by value stays
      opaque.destroy();
      const input = app.compositor.createRegion();
      input.add(10, 10, 100, 100);
      window.surface.setInputRegion(input);
      input.destroy();
      window.show(app.pixels(200, 150, picture(1)));
    },
    goesOn: (app) => main(app).redraw(2),
  },
  {
    name: 'viewports: a part of a picture, and one colour enlarged',
    needs: 'wp_viewporter',
    async show(app) {
      const window = await app.shown('main', 300, 200, picture(1));
      const part = app.subsurface(window.surface, 20, 20, app.pixels(120, 90, picture(2)));
      const view = app.viewporter.getViewport(part.surface);
      view.setSource(0, 0, 64, 40); // from the first pixel on: sway 1.7 takes it from there anyway
      part.surface.commit();
      const plain = app.subsurface(window.surface, 120, 70, app.pixels(4, 4, solid(0xff3366cc)));
      app.viewporter.getViewport(plain.surface).setDestination(150, 77);
      plain.surface.commit();
      window.surface.commit();
    },
    goesOn: (app) => main(app).redraw(3),
  },
  {
    name: 'a viewport that was destroyed but not yet committed',
    needs: 'wp_viewporter',
    async show(app) {
      const window = await app.shown('main', 200, 150, picture(1));
      const view = app.viewporter.getViewport(window.surface);
      view.setSource(0, 0, 120, 100);
      window.surface.commit();
      await quiet(window);
      view.destroy();
    },
    goesOn: loud,
  },
  {
    name: 'all transforms, in buffers of scale 2',
    output: { width: 800, height: 600, scale: 2 },
    async show(app) {
      const window = app.toplevel('main');
      await window.configured();
      window.surface.setBufferScale(2);
      for (let transform = 0; transform < 8; transform++) {
        const x = 10 + (transform % 4) * 70;
        const y = 10 + Math.floor(transform / 4) * 70;
        const child = app.compositor.createSurface();
        app.subcompositor.getSubsurface(child, window.surface).setPosition(x, y);
        child.setBufferScale(2);
        child.setBufferTransform(transform as WlOutputTransform); // 0 to 7 are all there are
        app.attach(child, app.pixels(120, 80, picture(2 + transform)));
        child.commit();
      }
      window.show(app.pixels(600, 320, picture(1)));
    },
    goesOn: (app) => main(app).redraw(20),
  },
  {
    name: 'a toplevel that is turned',
    async show(app) {
      const window = app.toplevel('main');
      await window.configured();
      window.surface.setBufferTransform(5);
      window.show(app.pixels(200, 150, picture(1)));
    },
    goesOn: (app) => main(app).redraw(2),
  },
  {
    name: 'single-pixel buffers',
    needs: 'wp_single_pixel_buffer_manager_v1',
    async show(app) {
      const window = await app.shown('main', 200, 150, picture(1));
      const surface = app.compositor.createSurface();
      app.subcompositor.getSubsurface(surface, window.surface).setPosition(30, 20);
      app.viewporter.getViewport(surface).setDestination(90, 80);
      const buffer = app.singlePixels.createU32RgbaBuffer(0x40404040, 0x80808080, 0xc0c0c0c0, 0xffffffff);
      surface.attach(buffer, 0, 0);
      surface.damageBuffer(0, 0, 1, 1);
      surface.commit();
      window.surface.commit();
    },
    goesOn: (app) => main(app).redraw(2),
  },
  {
    name: 'a toplevel and its child',
    async show(app) {
      const parent = await app.shown('main', 240, 180, picture(1));
      await seen(parent);
      await childOf(app, parent.toplevel);
    },
    goesOn: (app) => main(app).redraw(3),
  },
  {
    name: 'a toplevel whose parent was destroyed and leaves it to its own',
    async show(app) {
      const grandparent = await app.shown('main', 240, 180, picture(1));
      await seen(grandparent);
      const parent = await app.between(grandparent.toplevel, 120, 90, picture(3));
      await seen(await childOf(app, parent.toplevel));
      parent.destroy();
      await app.session.roundtrip();
    },
    goesOn: (app) => main(app).redraw(3),
  },
  {
    name: 'a toplevel that is fullscreen on an output by its name',
    sized: true,
    show: (app) => filling(app, ({ toplevel }) => toplevel.setFullscreen(app.session.bind(WlOutput))),
  },
  {
    name: 'a maximized toplevel',
    sized: true,
    show: (app) => filling(app, ({ toplevel }) => toplevel.setMaximized()),
  },
  {
    name: 'a fullscreen toplevel',
    sized: true,
    show: (app) => filling(app, ({ toplevel }) => toplevel.setFullscreen(null)),
  },
  {
    name: 'a toplevel that was unmapped',
    async show(app) {
      const window = await app.shown('main', 200, 150, picture(1));
      await seen(window);
      window.hide();
      await app.session.roundtrip();
    },
    async goesOn(app) {
      const window = main(app);
      window.toplevel.setTitle('main');
      window.toplevel.setAppId('org.example.contract');
      await window.configured();
      window.show(app.pixels(100, 80, picture(2)));
    },
  },
  {
    name: 'a toplevel before its first commit',
    async show(app) {
      app.toplevel('main');
      await app.session.roundtrip();
    },
    async goesOn(app) {
      const window = main(app);
      await window.configured();
      window.show(app.pixels(100, 80, picture(2)));
    },
  },
  {
    name: 'a toplevel that has not answered its first configure',
    async show(app) {
      const window = app.toplevel('main');
      window.deaf = true;
      await window.configured();
    },
    async goesOn(app) {
      const window = main(app);
      window.deaf = false;
      if (window.unanswered === undefined) await next(window.xdg, 'configure');
      else window.answer();
      window.show(app.pixels(100, 80, picture(2)));
    },
  },
  {
    name: 'requests that no commit has applied yet',
    async show(app) {
      const window = await app.shown('main', 200, 150, picture(1));
      const child = app.subsurface(window.surface, 20, 20, app.pixels(60, 50, picture(2)));
      window.surface.commit();
      await quiet(window);
      app.attach(child.surface, app.pixels(60, 50, picture(4)));
      app.attach(window.surface, app.pixels(160, 120, picture(3)));
      await app.session.roundtrip();
    },
    goesOn: loud,
  },
  pictureOf(640, 480),
  pictureOf(3840, 2160),
];

// Several outputs and seats, and what follows them; managers that were destroyed; lists of what others have.
import { ExtForeignToplevelListV1 } from '../../src/protocol/generated/ext-foreign-toplevel-list-v1.js';
import { WpViewporter } from '../../src/protocol/generated/viewporter.js';
import { WlCompositor, WlOutput, WlSeat, type WlSubcompositor } from '../../src/protocol/generated/wayland.js';
import { ZwlrForeignToplevelManagerV1 } from '../../src/protocol/generated/wlr-foreign-toplevel-management-unstable-v1.js';
import { ZwlrOutputManagerV1 } from '../../src/protocol/generated/wlr-output-management-unstable-v1.js';
import { ZwlrVirtualPointerManagerV1 } from '../../src/protocol/generated/wlr-virtual-pointer-unstable-v1.js';
import { ZxdgOutputManagerV1 } from '../../src/protocol/generated/xdg-output-unstable-v1.js';
import {
  XdgSessionManagerV1,
  XdgSessionManagerV1Reason,
} from '../../src/protocol/generated/xdg-session-management-v1.js';
import { XdgWmBase } from '../../src/protocol/generated/xdg-shell.js';
import { next } from '../contract/app.js';
import type { Case, Stage } from './stage.js';

const LEFT = { name: 'LEFT', width: 120, height: 90 };
const RIGHT = { name: 'RIGHT', width: 160, height: 100 };

/** Their names have come, so that each is found by its own. */
async function outputs(stage: Stage): Promise<WlOutput[]> {
  const all = stage.session.bindAll(WlOutput);
  for (const [at, output] of all.entries()) stage.key(`output ${at}`, output);
  await stage.session.roundtrip();
  return all;
}

async function session(stage: Stage) {
  const known = stage.key(
    'session',
    stage.global(XdgSessionManagerV1).getSession(XdgSessionManagerV1Reason.launch, null),
  );
  await next(known, 'created');
  return known;
}

export const globals: readonly Case[] = [
  {
    name: 'several outputs, one of them bound twice, on another compositor in the other order',
    compositor: { outputs: [LEFT, RIGHT] },
    elsewhere: { outputs: [RIGHT, LEFT] },
    async show(stage) {
      const [left, right] = await outputs(stage);
      const again = stage.session.globals.filter((global) => global.interface === 'wl_output').at(-1);
      if (again !== undefined) stage.session.bindGlobal(again, WlOutput);
      const manager = stage.global(ZxdgOutputManagerV1);
      if (left === undefined || right === undefined) return;
      manager.getXdgOutput(left);
      manager.getXdgOutput(right);
      await stage.window('main', { first: (made) => made.setFullscreen(right) });
    },
  },
  {
    name: 'outputs in old versions, and one that was released',
    compositor: { outputs: [LEFT, RIGHT] },
    async show(stage) {
      const all = stage.session.bindAll(WlOutput, { max: 3 });
      await stage.session.roundtrip();
      all[0]?.release();
    },
  },
  {
    name: 'an output that the other compositor has not: what was fullscreen there is fullscreen anywhere',
    compositor: { outputs: [LEFT, RIGHT] },
    elsewhere: { outputs: [{ ...LEFT, width: 160, height: 100 }] },
    async show(stage) {
      const [, right] = await outputs(stage);
      await stage.window('main', { first: (made) => made.setFullscreen(right ?? null) });
    },
    lost: (way) => (way === 'move' ? ['output 1: the global'] : []),
    degraded: (way) => (way === 'move' ? ['main toplevel: set_fullscreen'] : []),
    expected: (digest, way) => {
      if (way !== 'move') return digest;
      const there = JSON.stringify({ ...digest, globals: digest.globals.filter(({ output }) => output !== 'RIGHT') });
      return JSON.parse(there.replaceAll('"fullscreen":"RIGHT"', '"fullscreen":"any"'));
    },
  },
  {
    name: 'a compositor in an older version, and one without viewports',
    elsewhere: { globals: { wl_compositor: 5, wp_viewporter: 0 } },
    async show(stage) {
      const { surface } = await stage.window();
      stage.key('view', stage.global(WpViewporter).getViewport(surface)).setDestination(30, 20);
      surface.commit();
    },
    lost: (way) => (way === 'move' ? ['wp_viewporter: the global', 'view: the object'] : []),
    degraded: (way) => (way === 'move' ? ['wl_compositor: the version'] : []),
    expected(digest, way) {
      if (way !== 'move') return digest;
      const globals = digest.globals
        .filter((one) => one.interface !== 'wp_viewporter')
        .map((one) => (one.interface === 'wl_compositor' ? { ...one, version: 5 } : one));
      const windows = digest.windows.map(({ destination: _, ...window }) => ({ ...window, viewport: false }));
      return { ...digest, globals, windows };
    },
    // It is there when viewports are.
    async after({ screen, ...stage }) {
      if (!screen.globals.some((one) => one.interface === 'wp_viewporter')) screen.addGlobal('wp_viewporter');
      await screen.until(() => screen.digest()[0]?.windows[0]?.destination?.width === 30);
      await stage.session.roundtrip();
    },
  },
  {
    name: 'several seats, each with devices',
    world: (screen) => void screen.addSeat({ name: 'second', capabilities: ['pointer', 'keyboard'] }),
    async show(stage) {
      await stage.window();
      const seats = stage.session.bindAll(WlSeat);
      await stage.session.roundtrip();
      for (const [at, seat] of seats.entries()) {
        seat.getPointer();
        if (at === 1) seat.getKeyboard();
      }
    },
  },
  {
    name: 'managers that were destroyed, with what they made',
    async show(stage) {
      const { surface } = await stage.window();
      const { surface: child } = stage.child(surface, 3, 3);
      stage.draw(child, 9, 9, 2);
      stage.global(WpViewporter).getViewport(child).setDestination(5, 5);
      child.commit();
      surface.commit();
      stage.get<WlSubcompositor>('wl_subcompositor').destroy();
      stage.get<WpViewporter>('wp_viewporter').destroy();
    },
  },
  {
    name: 'globals bound in several versions, and registries of the app’s own',
    async show(stage) {
      stage.session.bind(WlCompositor, { max: 3 }).createSurface();
      stage.session.bind(WlCompositor, { max: 5 }).createRegion().add(1, 1, 2, 2);
      stage.session.bind(XdgWmBase, { max: 2 });
      const registry = stage.session.display.getRegistry();
      const found = next<{ name: number; interface: string }>(
        registry,
        'global',
        (one) => one.interface === 'wl_compositor',
      );
      registry
        .bind((await found).name, WlCompositor, 4)
        .createSurface()
        .setBufferScale(2);
    },
  },
  {
    name: 'lists of windows, also one that was stopped',
    async show(stage) {
      await stage.window('main', { first: (made) => made.setTitle('listed') });
      const list = stage.key('list', stage.session.bind(ExtForeignToplevelListV1));
      const manager = stage.key('manager', stage.session.bind(ZwlrForeignToplevelManagerV1));
      const stopped = stage.session.bind(ExtForeignToplevelListV1);
      stopped.stop();
      await Promise.all([next(list, 'toplevel'), next(manager, 'toplevel'), next(stopped, 'finished')]);
      stopped.destroy();
    },
    hears: ['list.toplevel', 'manager.toplevel'],
  },
  {
    name: 'the list of displays',
    compositor: { outputs: [LEFT, RIGHT] },
    async show(stage) {
      const manager = stage.key('heads', stage.session.bind(ZwlrOutputManagerV1));
      await next(manager, 'done');
    },
    hears: ['heads.head', 'heads.done'],
  },
  {
    name: 'virtual pointers, on a seat, on an output, and on what there is',
    compositor: { outputs: [LEFT, RIGHT] },
    async show(stage) {
      const [, right] = await outputs(stage);
      const manager = stage.session.bind(ZwlrVirtualPointerManagerV1);
      manager.createVirtualPointer(null);
      manager.createVirtualPointerWithOutput(stage.seat, right ?? null);
    },
  },
  {
    name: 'a session with its windows, one of them renamed and one removed',
    async show(stage) {
      const known = await session(stage);
      for (const key of ['main', 'renamed', 'removed']) {
        const { toplevel } = await stage.window(key, {
          first: (made) => void stage.key(`${key} session`, known.addToplevel(made, key)),
        });
        toplevel.setTitle(key);
      }
      stage.get<ReturnType<typeof known.addToplevel>>('renamed session').rename('another name');
      stage.get<ReturnType<typeof known.addToplevel>>('removed session').destroy();
      known.removeToplevel('removed');
    },
    // Another compositor knows nothing of it: it tells of a new one.
    hears: (way) => (way === 'move' ? ['session.created'] : ['session.restored', 'main session.restored']),
  },
  {
    name: 'a session on a compositor that has forgotten it',
    compositor: { behaviour: { forgetSessions: true } },
    async show(stage) {
      const known = await session(stage);
      await stage.window('main', { first: (made) => void known.addToplevel(made, 'main') });
    },
    hears: ['session.created'],
  },
];

// Toplevels: what they say of themselves, their parents, their sizes, and where in their life they are.
import { WlOutput, type WlSurface } from '../../src/protocol/generated/wayland.js';
import {
  ZxdgDecorationManagerV1,
  ZxdgToplevelDecorationV1Mode,
} from '../../src/protocol/generated/xdg-decoration-unstable-v1.js';
import { XdgWmDialogV1 } from '../../src/protocol/generated/xdg-dialog-v1.js';
import { type XdgToplevel, XdgWmBase } from '../../src/protocol/generated/xdg-shell.js';
import { XdgToplevelIconManagerV1 } from '../../src/protocol/generated/xdg-toplevel-icon-v1.js';
import { XdgToplevelTagManagerV1 } from '../../src/protocol/generated/xdg-toplevel-tag-v1.js';
import { next } from '../contract/app.js';
import { type Case, type Stage, withoutFormerRoles } from './stage.js';

const titled = (title: string) => ({ first: (toplevel: XdgToplevel): void => toplevel.setTitle(title) });

/** Windows on each other, each on the one before. */
async function chain(stage: Stage, ...keys: string[]) {
  const windows = [];
  for (const key of keys) {
    const window = await stage.window(key, titled(key));
    const below = windows.at(-1);
    if (below !== undefined) window.toplevel.setParent(below.toplevel);
    windows.push(window);
  }
  return windows;
}

async function unmap(stage: Stage, surface: WlSurface): Promise<void> {
  surface.attach(null, 0, 0);
  surface.commit();
  await stage.session.roundtrip();
}

/** The initial commit after an unmap, and its answer. */
async function asks(stage: Stage, key: string): Promise<void> {
  const configured = next(stage.get(`${key} xdg`), 'configure');
  stage.get<WlSurface>(`${key} surface`).commit();
  await configured;
}

const outputs = [
  { name: 'LEFT', width: 120, height: 90 },
  { name: 'RIGHT', width: 160, height: 100 },
];

export const toplevels: readonly Case[] = [
  {
    name: 'title, app id, sizes and window geometry',
    async show(stage) {
      const { toplevel, xdg, surface } = await stage.window('main', {
        first(made) {
          made.setTitle('Ein Titel — с пробелами');
          made.setAppId('org.example.oracle');
        },
      });
      toplevel.setMinSize(10, 11);
      toplevel.setMaxSize(1000, 1100);
      xdg.setWindowGeometry(2, 3, 50, 30);
      surface.commit();
      toplevel.setTitle('another');
    },
  },
  {
    name: 'sizes and geometry that wait for a commit',
    async show(stage) {
      const { toplevel, xdg, surface } = await stage.window();
      toplevel.setMinSize(10, 11);
      xdg.setWindowGeometry(2, 3, 50, 30);
      surface.commit();
      toplevel.setMinSize(0, 0);
      toplevel.setMaxSize(900, 800);
      xdg.setWindowGeometry(1, 1, 40, 20);
    },
  },
  ...(['client_side', 'server_side', 'unset', 'gone'] as const).map(
    (mode): Case => ({
      name: `decoration: ${mode}`,
      async show(stage) {
        const { toplevel } = await stage.window('main', {
          first(made) {
            const decoration = stage.key(
              'decoration',
              stage.global(ZxdgDecorationManagerV1).getToplevelDecoration(made),
            );
            if (mode !== 'unset') decoration.setMode(ZxdgToplevelDecorationV1Mode.client_side);
          },
        });
        const decoration = stage.get<ReturnType<ZxdgDecorationManagerV1['getToplevelDecoration']>>('decoration');
        if (mode === 'server_side') decoration.setMode(ZxdgToplevelDecorationV1Mode.server_side);
        if (mode === 'gone') decoration.destroy();
        toplevel.setTitle(mode);
      },
    }),
  ),
  {
    name: 'a chain of parents, made in the order from the outermost in',
    async show(stage) {
      await chain(stage, 'a', 'b', 'c', 'd');
    },
  },
  {
    name: 'a chain of parents, made in the other order',
    async show(stage) {
      const [a, b, c] = [await stage.window('a'), await stage.window('b'), await stage.window('c')];
      a.toplevel.setTitle('a');
      b.toplevel.setTitle('b');
      a.toplevel.setParent(b.toplevel);
      b.toplevel.setParent(c.toplevel);
    },
  },
  {
    name: 'parents that were destroyed, in the middle and at the end of the chain',
    async show(stage) {
      const [a, , c] = await chain(stage, 'a', 'b', 'c', 'd', 'e');
      for (const one of [c, a]) {
        one?.toplevel.destroy();
        one?.xdg.destroy();
        one?.surface.destroy();
      }
    },
  },
  {
    name: 'a parent that was unmapped, and one that was taken back',
    async show(stage) {
      const [, b, , d] = await chain(stage, 'a', 'b', 'c', 'd');
      d?.toplevel.setParent(null);
      if (b !== undefined) await unmap(stage, b.surface);
    },
  },
  {
    name: 'a parent that was unmapped and is shown again with another one on it',
    async show(stage) {
      const [, b, c] = await chain(stage, 'a', 'b', 'c');
      if (b === undefined || c === undefined) return;
      await unmap(stage, b.surface);
      await asks(stage, 'b');
      stage.draw(b.surface, 30, 30, 7);
      c.toplevel.setParent(b.toplevel);
    },
  },
  {
    name: 'maximized',
    async show(stage) {
      await stage.window('main', { first: (made) => made.setMaximized() });
    },
  },
  {
    name: 'maximized, where the next output is larger: the picture stands in the new size until the app draws',
    elsewhere: { width: 250, height: 180 },
    async show(stage) {
      await stage.window('main', { first: (made) => made.setMaximized() });
    },
    degraded: (way) => (way === 'move' ? ['main surface: resized'] : []),
    hears: ['main toplevel.configure'],
    async after(stage) {
      const [{ width, height } = { width: 0, height: 0 }] = stage.screen.outputs;
      stage.draw(stage.get('main surface'), width, height, 5);
      await stage.screen.until(() => stage.digest.windows[0]?.destination === undefined);
    },
    expected: (digest, way) => {
      const fitted = { destination: { width: 250, height: 180 }, viewport: true };
      return way === 'move' ? { ...digest, windows: digest.windows.map((one) => ({ ...one, ...fitted })) } : digest;
    },
  },
  {
    name: 'maximized later, with a parent and a place in a tree',
    async show(stage) {
      const [, b] = await chain(stage, 'a', 'b');
      if (b === undefined) return;
      const sized = next<{ width: number; height: number }>(b.toplevel, 'configure', ({ width }) => width > 0);
      b.toplevel.setMaximized();
      const { width, height } = await sized;
      stage.draw(b.surface, width, height, 4);
    },
  },
  ...(['LEFT', 'RIGHT', 'any'] as const).map(
    (name): Case => ({
      name: `fullscreen on ${name} of two outputs`,
      compositor: { outputs },
      async show(stage) {
        const all = stage.session.bindAll(WlOutput);
        const output = name === 'any' ? null : (all[name === 'LEFT' ? 0 : 1] ?? null);
        await stage.window('main', { first: (made) => made.setFullscreen(output) });
      },
    }),
  ),
  {
    name: 'fullscreen on an output that was released, and maximized beneath',
    compositor: { outputs },
    async show(stage) {
      const [, right] = stage.session.bindAll(WlOutput);
      await stage.window('main', {
        first(made) {
          made.setMaximized();
          made.setFullscreen(right ?? null);
        },
      });
      right?.release();
    },
  },
  {
    name: 'neither any more',
    async show(stage) {
      const { toplevel, surface } = await stage.window('main', {
        first(made) {
          made.setMaximized();
          made.setFullscreen(null);
        },
      });
      toplevel.unsetFullscreen();
      const floating = next<{ width: number }>(toplevel, 'configure', ({ width }) => width === 0);
      toplevel.unsetMaximized();
      await floating;
      stage.draw(surface, 40, 30, 3);
    },
  },
  {
    name: 'minimized',
    async show(stage) {
      const { toplevel } = await stage.window();
      await stage.session.roundtrip(); // it was told that it is activated
      toplevel.setMinimized();
    },
    lost: ['main toplevel: set_minimized'],
  },
  {
    name: 'not yet asking for a configure',
    show(stage) {
      const surface = stage.surface();
      const toplevel = stage.global(XdgWmBase).getXdgSurface(surface).getToplevel();
      toplevel.setTitle('not yet');
      toplevel.setMinSize(3, 4);
      stage.global(XdgWmBase).getXdgSurface(stage.surface());
    },
  },
  {
    name: 'configured, and nothing drawn',
    async show(stage) {
      const { toplevel } = await stage.configured('main', titled('empty'));
      toplevel.setMaxSize(40, 40);
    },
  },
  {
    name: 'configured, with a picture that waits for its commit',
    async show(stage) {
      const { surface, toplevel } = await stage.configured('main', titled('drawn'));
      stage.attach(surface, 30, 20, 2);
      toplevel.setMaxSize(400, 400);
    },
  },
  {
    name: 'a configure that nobody has answered',
    async show(stage) {
      const surface = stage.surface();
      const xdg = stage.key('xdg', stage.global(XdgWmBase).getXdgSurface(surface));
      xdg.getToplevel();
      const configured = next(xdg, 'configure');
      surface.commit();
      await configured;
    },
    hears: ['xdg.configure'],
  },
  {
    name: 'unmapped: title and state are gone',
    async show(stage) {
      const { surface } = await stage.window('main', {
        first(made) {
          made.setTitle('gone');
          made.setMaximized();
        },
      });
      await unmap(stage, surface);
    },
  },
  {
    name: 'unmapped, with a new title that waits for the next map',
    async show(stage) {
      const { surface, toplevel } = await stage.window('main', titled('gone'));
      await unmap(stage, surface);
      toplevel.setTitle('next');
      toplevel.setMinSize(5, 5);
    },
  },
  {
    name: 'mapped again, with another title',
    async show(stage) {
      const { surface, toplevel, xdg } = await stage.window('main', titled('gone'));
      xdg.setWindowGeometry(1, 1, 30, 30);
      surface.commit();
      await unmap(stage, surface);
      toplevel.setTitle('back');
      await asks(stage, 'main');
      stage.draw(surface, 44, 33, 5);
    },
  },
  {
    name: 'mapped again on a compositor that sends no configure for it',
    compositor: { behaviour: { configureAfterUnmap: false } },
    async show(stage) {
      const { surface, toplevel } = await stage.window('main', titled('gone'));
      await unmap(stage, surface);
      toplevel.setTitle('back');
      surface.commit();
      await stage.session.roundtrip();
      stage.draw(surface, 44, 33, 5);
    },
  },
  {
    name: 'roles that were destroyed: the surface is left, or the xdg_surface, or it is a window again',
    async show(stage) {
      for (const key of ['surface', 'xdg', 'again']) {
        const { surface, xdg, toplevel } = await stage.window(key, titled(key));
        await unmap(stage, surface);
        toplevel.destroy();
        if (key !== 'xdg') xdg.destroy();
        if (key !== 'again') continue;
        const once = stage.global(XdgWmBase).getXdgSurface(surface);
        once.getToplevel().setTitle('once more');
        once.on('configure', ({ serial }) => once.ackConfigure(serial));
        const configured = next(once, 'configure');
        surface.commit();
        await configured;
        stage.draw(surface, 20, 20, 8);
      }
    },
    expected: withoutFormerRoles,
  },
  {
    name: 'a window on a compositor that says the size of each',
    compositor: { behaviour: { configure: 'echo' } },
    async show(stage) {
      await stage.window('main', titled('echo'));
    },
  },
  {
    name: 'icons by name and of pixels whose buffers are gone',
    async show(stage) {
      const manager = stage.global(XdgToplevelIconManagerV1);
      const icon = (key: string) => stage.key(`${key} icon`, manager.createIcon());
      for (const key of ['named', 'drawn', 'waiting']) {
        const { toplevel, surface } = await stage.window(key, titled(key));
        const one = icon(key);
        if (key !== 'drawn') one.setName(key);
        const buffers = [16, 32].map((size) => stage.buffer(size, size, size, true));
        if (key !== 'named') for (const [at, buffer] of buffers.entries()) one.addBuffer(buffer, at + 1);
        manager.setIcon(toplevel, one);
        if (key !== 'waiting') surface.commit();
        if (key === 'drawn') one.destroy();
        if (key === 'drawn') for (const buffer of buffers) buffer.destroy();
      }
    },
  },
  {
    name: 'an icon that was taken back, and one that no window has',
    async show(stage) {
      const manager = stage.global(XdgToplevelIconManagerV1);
      const { toplevel, surface } = await stage.window();
      const icon = manager.createIcon();
      icon.setName('gone');
      manager.setIcon(toplevel, icon);
      surface.commit();
      manager.setIcon(toplevel, null);
      surface.commit();
      manager.createIcon().setName('unused');
    },
    // That one was on a window once, and may not be changed any more, has nothing to show for it.
    expected: (digest) => {
      const { xdg_toplevel_icon_v1: icons = [], ...objects } = digest.objects ?? {};
      const named = (icons as { name: string }[]).map((one) => ({ ...one, assigned: false }));
      return {
        ...digest,
        objects: { ...objects, xdg_toplevel_icon_v1: named.sort((a, b) => (a.name < b.name ? -1 : 1)) },
      };
    },
  },
  {
    name: 'tag, description, and a modal dialog on another window',
    async show(stage) {
      const [a, b] = await chain(stage, 'a', 'b');
      if (a === undefined || b === undefined) return;
      const tags = stage.global(XdgToplevelTagManagerV1);
      tags.setToplevelTag(a.toplevel, 'main');
      tags.setToplevelDescription(a.toplevel, 'The main window');
      stage.global(XdgWmDialogV1).getXdgDialog(b.toplevel).setModal();
      const third = await stage.window('c');
      const dialog = stage.global(XdgWmDialogV1).getXdgDialog(third.toplevel);
      dialog.setModal();
      dialog.unsetModal();
    },
  },
];

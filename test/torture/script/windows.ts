// Globals, two windows, and what moves in them.
import { WpSinglePixelBufferManagerV1 } from '../../../src/protocol/generated/single-pixel-buffer-v1.js';
import { WpViewporter } from '../../../src/protocol/generated/viewporter.js';
import {
  WlCompositor,
  WlDataDeviceManager,
  WlOutput,
  WlSeat,
  WlShm,
  type WlShmPool,
  WlSubcompositor,
} from '../../../src/protocol/generated/wayland.js';
import {
  ZwlrLayerShellV1,
  ZwlrLayerShellV1Layer,
  type ZwlrLayerSurfaceV1,
  ZwlrLayerSurfaceV1Anchor,
} from '../../../src/protocol/generated/wlr-layer-shell-unstable-v1.js';
import {
  ZxdgDecorationManagerV1,
  type ZxdgToplevelDecorationV1,
  ZxdgToplevelDecorationV1Mode,
} from '../../../src/protocol/generated/xdg-decoration-unstable-v1.js';
import {
  XdgSessionManagerV1,
  XdgSessionManagerV1Reason,
  type XdgSessionV1,
} from '../../../src/protocol/generated/xdg-session-management-v1.js';
import { type XdgSurface, XdgWmBase } from '../../../src/protocol/generated/xdg-shell.js';
import {
  XdgToplevelIconManagerV1,
  type XdgToplevelIconV1,
} from '../../../src/protocol/generated/xdg-toplevel-icon-v1.js';
import { XdgToplevelTagManagerV1 } from '../../../src/protocol/generated/xdg-toplevel-tag-v1.js';
import type { Actor } from '../actor.js';
import type { Script } from '../steps.js';
import { buffer, commit, configured, OUTPUT, pool, region, show, surface, top, toplevel } from './phrases.js';

const WIDTH = 32;
const HEIGHT = 24;
const BYTES = WIDTH * HEIGHT * 4;

export function globals(script: Script): void {
  script
    .bind('compositor', (session) => session.bind(WlCompositor))
    .bind('subcompositor', (session) => session.bind(WlSubcompositor))
    .bind('shm', (session) => session.bind(WlShm))
    .bind('wm', (session) => session.bind(XdgWmBase))
    .bind('viewporter', (session) => session.bind(WpViewporter))
    .bind('single pixels', (session) => session.bind(WpSinglePixelBufferManagerV1))
    .bind('decorations', (session) => session.bind(ZxdgDecorationManagerV1))
    .bind('data manager', (session) => session.bind(WlDataDeviceManager))
    .bind('output', (session) => session.bind(WlOutput))
    .bind('seat', (session) => session.bind(WlSeat))
    .bind('sessions', (session) => session.bind(XdgSessionManagerV1))
    .bind('tags', (session) => session.bind(XdgToplevelTagManagerV1))
    .bind('icons', (session) => session.bind(XdgToplevelIconManagerV1))
    .bind('layers', (session) => session.bind(ZwlrLayerShellV1))
    .hear('capabilities', (actor) => actor.count('seat.capabilities') > 0)
    .make('pointer', (actor) => actor.get<WlSeat>('seat').getPointer())
    .make('keyboard', (actor) => actor.get<WlSeat>('seat').getKeyboard())
    .make('touch', (actor) => actor.get<WlSeat>('seat').getTouch())
    .hear('keymap', (actor) => actor.count('keyboard.keymap') > 0);
}

export function mainWindow(script: Script): void {
  pool(script, 'main', 6 * BYTES, 1);
  for (let i = 0; i < 4; i++) buffer(script, 'main', `picture ${i}`, i * BYTES, WIDTH, HEIGHT);
  toplevel(script, 'main');
  script
    .ask('smallest size', (actor) => top(actor, 'main').setMinSize(8, 8))
    .ask('largest size', (actor) => top(actor, 'main').setMaxSize(200, 200))
    .make('decoration', (actor) =>
      actor.get<ZxdgDecorationManagerV1>('decorations').getToplevelDecoration(top(actor, 'main')),
    )
    .ask('decoration mode', (actor) =>
      actor.get<ZxdgToplevelDecorationV1>('decoration').setMode(ZxdgToplevelDecorationV1Mode.client_side),
    )
    .make('session', (actor) =>
      actor.get<XdgSessionManagerV1>('sessions').getSession(XdgSessionManagerV1Reason.launch, null),
    )
    .hear('the session', (actor) => actor.count('session.created') > 0)
    .make('main in the session', (actor) => actor.get<XdgSessionV1>('session').addToplevel(top(actor, 'main'), 'main'));
  configured(script, 'main');
  script
    .make('opaque region', (actor) => actor.get<WlCompositor>('compositor').createRegion())
    .ask('opaque: add', (actor) => region(actor, 'opaque').add(0, 0, WIDTH, HEIGHT))
    .ask('opaque: subtract', (actor) => region(actor, 'opaque').subtract(4, 4, 5, 6))
    .ask('opaque: set', (actor) => actor.surface('main').setOpaqueRegion(region(actor, 'opaque')))
    .ask('opaque: add afterwards', (actor) => region(actor, 'opaque').add(4, 4, 5, 6))
    .ask('opaque: destroy', (actor) => region(actor, 'opaque').destroy())
    .make('input region', (actor) => actor.get<WlCompositor>('compositor').createRegion())
    .ask('input: add', (actor) => region(actor, 'input').add(0, 0, WIDTH - 1, HEIGHT - 1))
    .ask('input: set', (actor) => actor.surface('main').setInputRegion(region(actor, 'input')))
    .ask('window geometry', (actor) => actor.get<XdgSurface>('main xdg').setWindowGeometry(0, 0, WIDTH, HEIGHT));
  show(script, 'main', 'picture 0');
  commit(script, 'main').hear('enter of the output', (actor) => actor.count('main surface.enter') > 0);
}

/** Pictures in turn, each into a buffer that is free, each when the frame before was shown. */
export function animation(script: Script, frames: number): void {
  for (let i = 1; i <= frames; i++) {
    const key = `picture ${i % 3}`;
    script.ask(
      `paint ${key}`,
      (actor) => actor.paint('main pool', (i % 3) * BYTES, BYTES, 100 + i),
      ({ memory }) => memory.busy[key] !== true,
    );
    show(script, 'main', key);
    script.make(`frame ${i}`, (actor) => actor.surface('main').frame());
    commit(script, 'main').hear(`frame ${i}`, (actor) => actor.count(`frame ${i}.done`) > 0);
  }
}

export function animation2(script: Script): void {
  show(script, 'main', 'picture 3');
  script.make('last frame', (actor) => actor.surface('main').frame());
  commit(script, 'main').hear('last frame', (actor) => actor.count('last frame.done') > 0);
}

export function secondWindow(script: Script): void {
  pool(script, 'second', 3 * OUTPUT.width * OUTPUT.height * 4, 5);
  buffer(script, 'second', 'floating', 0, 20, 16);
  buffer(script, 'second', 'whole', 2048, OUTPUT.width, OUTPUT.height);
  toplevel(script, 'second');
  script.ask('a parent', (actor) => top(actor, 'second').setParent(top(actor, 'main')));
  configured(script, 'second');
  show(script, 'second', 'floating');
  commit(script, 'second');
  for (const [ask, take, unask] of [
    ['setMaximized', 'unsetMaximized', 'no longer maximized'],
    ['setFullscreen', 'unsetFullscreen', 'no longer fullscreen'],
  ] as const) {
    script.ask(ask, (actor) => {
      if (ask === 'setMaximized') top(actor, 'second').setMaximized();
      else top(actor, 'second').setFullscreen(actor.get<WlOutput>('output'));
    });
    script.hear(`configure: ${ask}`, ({ memory }) => memory.size['second toplevel']?.[0] === OUTPUT.width);
    show(script, 'second', 'whole');
    commit(script, 'second');
    script
      .ask(unask, (actor) => top(actor, 'second')[take]())
      .hear(`configure: ${unask}`, ({ memory }) => memory.size['second toplevel']?.[0] !== OUTPUT.width);
    show(script, 'second', 'floating');
    commit(script, 'second');
  }
  script
    .ask('nothing to show', (actor) => actor.surface('second').attach(null, 0, 0))
    .ask('unmap', (actor) => {
      delete actor.memory.unanswered['second xdg'];
      actor.memory.answers['second xdg'] = false;
      actor.surface('second').commit();
    })
    // What was configured before the compositor knew of it is none of the next life's business.
    .make('unmapped', (actor) => actor.session.display.sync())
    .ask(
      'from now on configures count',
      (actor) => void delete actor.memory.unanswered['second xdg'],
      (actor) => actor.count('unmapped.done') > 0,
    )
    .ask('another title', (actor) => top(actor, 'second').setTitle('Mapped again'));
  configured(script, 'second');
  script.ask('another parent', (actor) => top(actor, 'second').setParent(top(actor, 'main')));
  show(script, 'second', 'floating');
  commit(script, 'second').hear('free again', ({ memory }) => memory.busy.whole !== true);
}

/** What windows are called by others, and an icon by its name and by pictures. */
export function namesOfWindows(script: Script): void {
  const icon = (actor: Actor): XdgToplevelIconV1 => actor.get('icon');
  script
    .ask('tag', (actor) => actor.get<XdgToplevelTagManagerV1>('tags').setToplevelTag(top(actor, 'main'), 'main'))
    .ask('description', (actor) =>
      actor.get<XdgToplevelTagManagerV1>('tags').setToplevelDescription(top(actor, 'main'), 'The main one'),
    )
    .make('icon', (actor) => actor.get<XdgToplevelIconManagerV1>('icons').createIcon())
    .ask('icon: name', (actor) => icon(actor).setName('torture'))
    .ask('icon: picture', (actor) => icon(actor).addBuffer(actor.get('icon picture'), 1))
    .ask('icon: set', (actor) => actor.get<XdgToplevelIconManagerV1>('icons').setIcon(top(actor, 'main'), icon(actor)));
}

/** A panel below everything, whose margin changes, and then waits to change. */
export function panel(script: Script): void {
  const role = (actor: Actor): ZwlrLayerSurfaceV1 => actor.get('panel');
  const { bottom, left, right } = ZwlrLayerSurfaceV1Anchor;
  pool(script, 'panel', 64 * 4 * 4, 6);
  buffer(script, 'panel', 'strip', 0, 64, 4);
  buffer(script, 'panel', 'icon picture', 0, 8, 8);
  surface(script, 'panel');
  script
    .make('panel', (actor) =>
      actor
        .get<ZwlrLayerShellV1>('layers')
        .getLayerSurface(
          actor.surface('panel'),
          actor.get<WlOutput>('output'),
          ZwlrLayerShellV1Layer.background,
          'torture',
        ),
    )
    .ask('panel: size', (actor) => role(actor).setSize(0, 4))
    .ask('panel: anchor', (actor) => role(actor).setAnchor(bottom | left | right));
  configured(script, 'panel', 'panel');
  show(script, 'panel', 'strip');
  commit(script, 'panel').ask('panel: margin', (actor) => role(actor).setMargin(0, 0, 2, 0));
  commit(script, 'panel')
    .ask('panel: a layer that waits', (actor) => role(actor).setLayer(ZwlrLayerShellV1Layer.bottom))
    .ask('panel pool goes', (actor) => actor.get<WlShmPool>('panel pool').destroy());
}

// A session that says all that the rooms below know to say: windows, trees, memory, popups, input, data.
import { WpSinglePixelBufferManagerV1 } from '../../src/protocol/generated/single-pixel-buffer-v1.js';
import { type WpViewport, WpViewporter } from '../../src/protocol/generated/viewporter.js';
import {
  type WlBuffer,
  WlCompositor,
  WlDataDeviceManager,
  type WlDataSource,
  WlOutput,
  type WlRegion,
  WlSeat,
  WlShm,
  WlShmFormat,
  type WlShmPool,
  WlSubcompositor,
  type WlSubsurface,
  type WlTouch,
} from '../../src/protocol/generated/wayland.js';
import {
  ZxdgDecorationManagerV1,
  type ZxdgToplevelDecorationV1,
  ZxdgToplevelDecorationV1Mode,
} from '../../src/protocol/generated/xdg-decoration-unstable-v1.js';
import {
  type XdgPopup,
  type XdgPositioner,
  XdgPositionerAnchor,
  XdgPositionerGravity,
  type XdgSurface,
  type XdgToplevel,
  XdgWmBase,
} from '../../src/protocol/generated/xdg-shell.js';
import type { Actor } from './actor.js';
import { Script } from './steps.js';

/** Of the compositor's output, and so of maximized and fullscreen windows. */
export const OUTPUT = { width: 64, height: 48 };
const WIDTH = 32;
const HEIGHT = 24;
const BYTES = WIDTH * HEIGHT * 4;
const BTN_LEFT = 0x110;
const BTN_RIGHT = 0x111;
const KEY_A = 30;
const KEY_SHIFT = 42;

function globals(script: Script): void {
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
    .hear('capabilities', (actor) => actor.count('seat.capabilities') > 0)
    .make('pointer', (actor) => actor.get<WlSeat>('seat').getPointer())
    .make('keyboard', (actor) => actor.get<WlSeat>('seat').getKeyboard())
    .make('touch', (actor) => actor.get<WlSeat>('seat').getTouch())
    .hear('keymap', (actor) => actor.count('keyboard.keymap') > 0);
}

function pool(script: Script, key: string, bytes: number, seed: number): void {
  script.make(`${key} pool`, (actor) => actor.pool(bytes, seed, (fd) => actor.get<WlShm>('shm').createPool(fd, bytes)));
}

function buffer(script: Script, of: string, key: string, offset: number, width: number, height: number): void {
  script.make(key, (actor) =>
    actor.get<WlShmPool>(`${of} pool`).createBuffer(offset, width, height, width * 4, WlShmFormat.argb8888),
  );
}

function surface(script: Script, name: string): void {
  script.make(`${name} surface`, (actor) => actor.get<WlCompositor>('compositor').createSurface());
}

const commit = (script: Script, name: string): Script =>
  script.ask(`commit ${name}`, (actor) => actor.surface(name).commit());

function show(script: Script, name: string, key: string): void {
  script
    .ask(`attach ${key} to ${name}`, (actor) => actor.attach(name, key))
    .ask(`damage ${name}`, (actor) => actor.surface(name).damageBuffer(0, 0, 1000, 1000));
}

/** The first configure of a role, and its answer. */
function configured(script: Script, name: string): void {
  const key = `${name} xdg`;
  commit(script, name)
    .hear(`the first configure of ${name}`, ({ memory }) => memory.unanswered[key] !== undefined)
    .ask(
      `acknowledge ${name}`,
      (actor) => {
        actor.acknowledge(key);
        actor.memory.answers[key] = true;
      },
      ({ memory }) => memory.unanswered[key] !== undefined,
    );
}

function toplevel(script: Script, name: string): void {
  surface(script, name);
  script
    .make(`${name} xdg`, (actor) => actor.get<XdgWmBase>('wm').getXdgSurface(actor.surface(name)))
    .make(`${name} toplevel`, (actor) => actor.get<XdgSurface>(`${name} xdg`).getToplevel())
    .ask(`title of ${name}`, (actor) => top(actor, name).setTitle(`The ${name} window`))
    .ask(`app id of ${name}`, (actor) => top(actor, name).setAppId('org.example.torture'));
}

const top = (actor: Actor, name: string): XdgToplevel => actor.get(`${name} toplevel`);
const region = (actor: Actor, name: string): WlRegion => actor.get(`${name} region`);
const place = (actor: Actor, name: string): WlSubsurface => actor.get(`${name} place`);
const view = (actor: Actor, name: string): WpViewport => actor.get(`${name} view`);

function mainWindow(script: Script): void {
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
    );
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
function animation(script: Script, frames: number): void {
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

function subsurface(script: Script, name: string, parent: string, x: number, y: number): void {
  surface(script, name);
  script
    .make(`${name} place`, (actor) =>
      actor.get<WlSubcompositor>('subcompositor').getSubsurface(actor.surface(name), actor.surface(parent)),
    )
    .ask(`position of ${name}`, (actor) => place(actor, name).setPosition(x, y));
}

function tree(script: Script): void {
  pool(script, 'tree', 8 * 8 * 4 * 9, 2);
  for (let i = 0; i < 9; i++) buffer(script, 'tree', `leaf ${i}`, i * 8 * 8 * 4, 8, 8);
  let parent = 'main';
  for (let depth = 1; depth <= 5; depth++) {
    subsurface(script, `deep ${depth}`, parent, depth, depth + 1);
    show(script, `deep ${depth}`, `leaf ${depth}`);
    parent = `deep ${depth}`;
  }
  for (let depth = 5; depth > 0; depth--) commit(script, `deep ${depth}`);
  commit(script, 'main');
  for (const [i, name] of ['left', 'middle', 'right'].entries()) {
    subsurface(script, name, 'main', 8 + 4 * i, 3);
    show(script, name, `leaf ${6 + i}`);
    commit(script, name);
  }
  script
    .ask('left above right', (actor) => place(actor, 'left').placeAbove(actor.surface('right')))
    .ask('middle below main', (actor) => place(actor, 'middle').placeBelow(actor.surface('main')))
    .ask('right on its own', (actor) => place(actor, 'right').setDesync());
  commit(script, 'main');
  script
    .ask('right below left', (actor) => place(actor, 'right').placeBelow(actor.surface('left')))
    .ask('left moves', (actor) => place(actor, 'left').setPosition(20, 10));
  commit(script, 'main').ask('a move that waits', (actor) => place(actor, 'left').setPosition(21, 11));
  show(script, 'right', 'leaf 0');
  commit(script, 'right');
  script.ask('third on its own', (actor) => place(actor, 'deep 3').setDesync());
  show(script, 'deep 2', 'leaf 3');
  commit(script, 'deep 2');
  show(script, 'deep 1', 'leaf 2');
  commit(script, 'deep 1').ask('third with its parent', (actor) => place(actor, 'deep 3').setSync());
  commit(script, 'main');
}

function memoryAndViews(script: Script): void {
  surface(script, 'view');
  script.make('view place', (actor) =>
    actor.get<WlSubcompositor>('subcompositor').getSubsurface(actor.surface('view'), actor.surface('main')),
  );
  pool(script, 'growing', 4096, 3);
  buffer(script, 'growing', 'small', 0, 16, 16);
  script
    .ask('the pool grows', (actor) => grow(actor))
    .make('view view', (actor) => actor.get<WpViewporter>('viewporter').getViewport(actor.surface('view')))
    .ask('source', (actor) => view(actor, 'view').setSource(2, 2, 8, 6))
    .ask('destination', (actor) => view(actor, 'view').setDestination(12, 9));
  show(script, 'view', 'small');
  commit(script, 'view');
  commit(script, 'main').ask('the pool goes, its buffer stays', (actor) =>
    actor.get<WlShmPool>('growing pool').destroy(),
  );
  script
    .ask('no source', (actor) => view(actor, 'view').setSource(-1, -1, -1, -1))
    .ask('transform', (actor) => actor.surface('view').setBufferTransform(1))
    .ask('scale', (actor) => actor.surface('view').setBufferScale(2));
  commit(script, 'view');
  commit(script, 'main');
  surface(script, 'colour');
  script
    .make('colour place', (actor) =>
      actor.get<WlSubcompositor>('subcompositor').getSubsurface(actor.surface('colour'), actor.surface('view')),
    )
    .make('colour', (actor) =>
      actor
        .get<WpSinglePixelBufferManagerV1>('single pixels')
        .createU32RgbaBuffer(0x40000000, 0x20000000, 0, 0x80000000),
    )
    .make('colour view', (actor) => actor.get<WpViewporter>('viewporter').getViewport(actor.surface('colour')))
    .ask('colour everywhere', (actor) => view(actor, 'colour').setDestination(5, 5));
  show(script, 'colour', 'colour');
  commit(script, 'colour');
  commit(script, 'view');
  commit(script, 'main');
  script
    .ask('the viewport goes at the next commit', (actor) => view(actor, 'view').destroy())
    .ask('a buffer goes while it is on show', (actor) => actor.get<WlBuffer>('leaf 5').destroy());
}

function grow(actor: Actor): void {
  // The memory has to be there before the compositor is told of it: ftruncate(2).
  actor.get<WlShmPool>('growing pool').resize(4096);
}

function positioner(script: Script, name: string, x: number, y: number): void {
  const get = (actor: Actor): XdgPositioner => actor.get(`${name} positioner`);
  script
    .make(`${name} positioner`, (actor) => actor.get<XdgWmBase>('wm').createPositioner())
    .ask(`${name}: size`, (actor) => get(actor).setSize(8, 8))
    .ask(`${name}: anchor rectangle`, (actor) => get(actor).setAnchorRect(x, y, 2, 2))
    .ask(`${name}: anchor`, (actor) => get(actor).setAnchor(XdgPositionerAnchor.bottom_right))
    .ask(`${name}: gravity`, (actor) => get(actor).setGravity(XdgPositionerGravity.bottom_right));
}

function popup(script: Script, name: string, parent: string, x: number, y: number, content: string): void {
  positioner(script, name, x, y);
  surface(script, name);
  script
    .make(`${name} xdg`, (actor) => actor.get<XdgWmBase>('wm').getXdgSurface(actor.surface(name)))
    .make(`${name} popup`, (actor) =>
      actor
        .get<XdgSurface>(`${name} xdg`)
        .getPopup(actor.get<XdgSurface>(`${parent} xdg`), actor.get<XdgPositioner>(`${name} positioner`)),
    )
    .ask(`${name}: positioner goes`, (actor) => actor.get<XdgPositioner>(`${name} positioner`).destroy());
  configured(script, name);
  show(script, name, content);
  commit(script, name);
}

function endPopup(script: Script, name: string): void {
  script
    .ask(`${name} closes`, (actor) => actor.get<XdgPopup>(`${name} popup`).destroy())
    .ask(`${name} has no role`, (actor) => actor.get<XdgSurface>(`${name} xdg`).destroy())
    .ask(`${name} is gone`, (actor) => actor.surface(name).destroy());
}

function popups(script: Script): void {
  pool(script, 'menu', 8 * 8 * 4 * 3, 4);
  for (let i = 0; i < 3; i++) buffer(script, 'menu', `menu ${i}`, i * 8 * 8 * 4, 8, 8);
  popup(script, 'menu', 'main', 4, 4, 'menu 0');
  popup(script, 'submenu', 'menu', 1, 1, 'menu 1');
  positioner(script, 'elsewhere', 2, 3);
  script
    .ask('the submenu moves', (actor) =>
      actor.get<XdgPopup>('submenu popup').reposition(actor.get<XdgPositioner>('elsewhere positioner'), 77),
    )
    .ask('elsewhere: positioner goes', (actor) => actor.get<XdgPositioner>('elsewhere positioner').destroy());
  commit(script, 'submenu');
  popup(script, 'deepest', 'submenu', 2, 2, 'menu 2');
  endPopup(script, 'deepest');
  endPopup(script, 'submenu');
}

function input(script: Script): void {
  surface(script, 'cursor');
  show(script, 'cursor', 'menu 2');
  commit(script, 'cursor').user('pointer.enter', 1, (world) => world.move(29, 21));
  for (let i = 1; i <= 8; i++) script.user('pointer.motion', i, (world) => world.move(24 + (i % 5), 20 + (i % 3)));
  script
    .user('pointer.button', 1, (world) => world.button(BTN_LEFT, true))
    .user('pointer.button', 2, (world) => world.button(BTN_LEFT, false))
    .user('pointer.axis', 1, (world) => world.wheel())
    .hear('keyboard.enter', (actor) => actor.count('keyboard.enter') > 0)
    .user('keyboard.key', 1, (world) => world.key(KEY_A, true))
    .user('keyboard.key', 2, (world) => world.key(KEY_A, false))
    .user('keyboard.key', 3, (world) => world.key(KEY_SHIFT, true))
    .ask('a title while shift is held', (actor) => top(actor, 'main').setTitle('Held'))
    .user('keyboard.key', 4, (world) => world.key(KEY_SHIFT, false))
    .user('touch.down', 1, (world) => world.touch(1, 5, 20))
    .user('touch.down', 2, (world) => world.touch(2, 15, 20))
    .user('touch.motion', 1, (world) => {
      world.touch(1, 5, 20);
      world.drag(1, 6, 21);
    })
    .user('touch.up', 1, (world) => {
      world.touch(1, 5, 20);
      world.lift(1);
    })
    .user('touch.up', 2, (world) => {
      world.touch(2, 5, 20);
      world.lift(2);
    })
    .user('pointer.button', 3, (world) => world.button(BTN_RIGHT, true));
  popup(script, 'context', 'main', 3, 3, 'menu 1');
  script.user('pointer.button', 4, (world) => world.button(BTN_RIGHT, false));
  endPopup(script, 'context');
}

function secondWindow(script: Script): void {
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

function data(script: Script): void {
  const source = (actor: Actor): WlDataSource => actor.get('source');
  script
    .make('device', (actor) => actor.get<WlDataDeviceManager>('data manager').getDataDevice(actor.get<WlSeat>('seat')))
    .make('source', (actor) => actor.get<WlDataDeviceManager>('data manager').createDataSource())
    .ask('source: text', (actor) => source(actor).offer('text/plain'))
    .ask('source: utf-8', (actor) => source(actor).offer('text/plain;charset=utf-8'))
    .make('second source', (actor) => actor.get<WlDataDeviceManager>('data manager').createDataSource())
    .ask('second source: image', (actor) => actor.get<WlDataSource>('second source').offer('image/png'))
    .ask('second source goes', (actor) => actor.get<WlDataSource>('second source').destroy());
}

/** Ends of objects in no good order, and what no commit has applied. */
function endings(script: Script): void {
  endPopup(script, 'menu');
  script
    .ask('touch goes', (actor) => actor.get<WlTouch>('touch').release())
    .ask('a subsurface goes', (actor) => place(actor, 'middle').destroy())
    .ask('its surface too', (actor) => actor.surface('middle').destroy())
    .ask('deep 4 is no subsurface', (actor) => place(actor, 'deep 4').destroy())
    .ask('a parent goes before its children', (actor) => actor.surface('deep 4').destroy())
    .ask('input region goes', (actor) => region(actor, 'input').destroy())
    .ask('tree pool goes', (actor) => actor.get<WlShmPool>('tree pool').destroy())
    .ask('subcompositor goes', (actor) => actor.get<WlSubcompositor>('subcompositor').destroy());
  commit(script, 'main');
  show(script, 'deep 2', 'leaf 6');
  commit(script, 'deep 2');
  show(script, 'left', 'leaf 1');
  script
    .ask('a size that waits', (actor) => top(actor, 'main').setMinSize(9, 9))
    .ask('an offset that waits', (actor) => actor.surface('left').offset(1, 1))
    .ask('an order that waits', (actor) => place(actor, 'right').placeAbove(actor.surface('left')));
}

export function wholeScript(): Script {
  const script = new Script();
  globals(script);
  mainWindow(script);
  animation(script, 6);
  tree(script);
  memoryAndViews(script);
  popups(script);
  input(script);
  secondWindow(script);
  data(script);
  animation2(script);
  endings(script);
  return script;
}

function animation2(script: Script): void {
  show(script, 'main', 'picture 3');
  script.make('last frame', (actor) => actor.surface('main').frame());
  commit(script, 'main').hear('last frame', (actor) => actor.count('last frame.done') > 0);
}

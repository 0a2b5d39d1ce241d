// A menu of colours: the right button opens it where the pointer is, the left one chooses. The menu has a grab, as menus
// do; when its compositor dies it can't keep that, and is dismissed as a click beside it would do.
import { connect, createPool, parseFormat, Window } from 'resurface';
import { WlCompositor, WlPointerButtonState, WlSeat, WlShm } from 'resurface/protocols/wayland';
import {
  XdgPositionerAnchor,
  XdgPositionerConstraintAdjustment,
  XdgPositionerGravity,
  XdgWmBase,
} from 'resurface/protocols/xdg-shell';

const [BTN_LEFT, BTN_RIGHT] = [0x110, 0x111];
const COLOURS = [0xff2d6cdf, 0xff2a9d5c, 0xffe0a020, 0xffc8324a];
const [WIDTH, ROW] = [120, 24];

const session = await connect();
const compositor = session.bind(WlCompositor);
const shm = session.bind(WlShm);
const wm = session.bind(XdgWmBase);
const seat = session.bind(WlSeat);
wm.on('ping', ({ serial }) => wm.pong(serial));

const window = await Window.create(session, { key: 'main', title: 'Menu', appId: 'menu', width: 320, height: 240 });
let colour = COLOURS[0] as number;
const paint = () => window.draw(({ pixels }) => words(pixels).fill(colour));
window.on('configure', ({ resized }) => void (resized && paint()));
window.on('close', () => session.close());
paint();

let menu: ReturnType<typeof open> | undefined;
const at = { x: 0, y: 0 };
const pointer = seat.getPointer();
pointer.on('enter', ({ surface, surfaceX, surfaceY }) => moved(surface === menu?.surface, surfaceX, surfaceY));
pointer.on('motion', ({ surfaceX, surfaceY }) => moved(inside, surfaceX, surfaceY));
pointer.on('leave', () => moved(false, 0, 0));
pointer.on('button', ({ button, state, serial }) => {
  if (state !== WlPointerButtonState.pressed) return;
  if (button === BTN_RIGHT && menu === undefined) menu = open(serial);
  else if (button === BTN_LEFT && menu !== undefined && inside) choose(COLOURS[Math.floor(at.y / ROW)] ?? colour);
});
await session.roundtrip();
console.log('shown');
session.on('rebuilt', ({ lost }) =>
  console.log(`back, without ${lost.map(({ what }) => what).join(', ') || 'a loss'}`),
);

let inside = false;
function moved(inMenu: boolean, x: number, y: number): void {
  inside = inMenu;
  Object.assign(at, { x, y });
  if (inMenu) menu?.show(Math.floor(y / ROW));
}

function choose(chosen: number): void {
  colour = chosen;
  console.log(`chosen: ${chosen.toString(16).slice(2)}`);
  menu?.close();
  paint();
}

function open(serial: number) {
  const surface = compositor.createSurface();
  const xdgSurface = wm.getXdgSurface(surface);
  const positioner = wm.createPositioner();
  positioner.setSize(WIDTH, ROW * COLOURS.length);
  positioner.setAnchorRect(Math.floor(at.x), Math.floor(at.y), 1, 1);
  positioner.setAnchor(XdgPositionerAnchor.bottom_right);
  positioner.setGravity(XdgPositionerGravity.bottom_right);
  const { slide_x, slide_y } = XdgPositionerConstraintAdjustment;
  positioner.setConstraintAdjustment(slide_x | slide_y);
  const popup = xdgSurface.getPopup(window.xdgSurface, positioner);
  positioner.destroy();
  popup.grab(seat, serial);

  // One buffer for each row that may be highlighted, and one without: a buffer that is shown is never written.
  const [height, stride] = [ROW * COLOURS.length, WIDTH * 4];
  const pool = createPool(shm, { bytes: stride * height * (COLOURS.length + 1) });
  const buffers = Array.from({ length: COLOURS.length + 1 }, (_, row) => {
    const offset = row * stride * height;
    const pixels = words(pool.view(offset, stride * height));
    for (const [i, one] of COLOURS.entries())
      pixels.fill(i === row ? 0xffffffff : one, i * ROW * WIDTH, (i + 1) * ROW * WIDTH);
    return pool.createBuffer({ offset, width: WIDTH, height, stride, format: parseFormat('argb8888') });
  });
  const show = (row: number): void => {
    surface.attach(buffers[row] ?? buffers[COLOURS.length] ?? null, 0, 0);
    surface.damageBuffer(0, 0, WIDTH, height);
    surface.commit();
  };
  const close = (): void => {
    menu = undefined;
    popup.destroy();
    xdgSurface.destroy();
    surface.destroy();
    for (const buffer of buffers) buffer.destroy();
    pool.destroy();
    console.log('menu closed');
  };
  xdgSurface.on('configure', (event) => {
    xdgSurface.ackConfigure(event.serial);
    show(COLOURS.length);
    console.log('menu open');
  });
  popup.on('popupDone', close);
  surface.commit();
  return { surface, show, close };
}

function words(pixels: Uint8ClampedArray): Uint32Array {
  return new Uint32Array(pixels.buffer, pixels.byteOffset, pixels.byteLength >> 2);
}

// A sheet and its palette: a click on a colour of the palette paints the sheet. Both windows, which one belongs to the
// other, and the colour are there again after a crash. tsx two-windows.ts [--snapshot FILE | --restore FILE]
import { parseArgs } from 'node:util';
import { connect, restore, Window } from 'resurface';
import { WlPointerButtonState, WlSeat } from 'resurface/protocols/wayland';

const { values } = parseArgs({
  options: { snapshot: { type: 'string', default: 'two-windows.wls' }, restore: { type: 'string' } },
});
const COLOURS = [0xff2d6cdf, 0xff2a9d5c, 0xffe0a020, 0xffc8324a];
const SIDE = 40;

const session = values.restore === undefined ? await connect() : await restore(values.restore);
let { colour } = (session.data ?? { colour: COLOURS[0] }) as { colour: number };

const looks = { appId: 'two-windows' };
const sheet =
  Window.find(session, 'sheet') ??
  (await Window.create(session, { key: 'sheet', title: 'Sheet', ...looks, width: 320, height: 240 }));
if (values.restore === undefined) draw(sheet); // only a window that is shown can have another belong to it
const palette = Window.find(session, 'palette') ?? (await openPalette());
if (values.restore === undefined) draw(palette);
for (const window of [sheet, palette]) {
  window.on('close', () => session.close());
  window.on('configure', ({ resized }) => void (resized && draw(window)));
}
session.on('rebuilt', async ({ cause }) => {
  await session.roundtrip(); // the compositor has done all that it was told
  console.log(`${cause}: back`);
});

const seat = (session.object('seat') as WlSeat | undefined) ?? session.bind(WlSeat);
session.setKey(seat, 'seat');
const pointer = seat.getPointer();
let x = 0;
let overPalette = false;
pointer.on('enter', ({ surface, surfaceX }) => {
  overPalette = surface === palette.surface;
  x = surfaceX;
});
pointer.on('motion', ({ surfaceX }) => {
  x = surfaceX;
});
pointer.on('button', ({ state }) => {
  if (state !== WlPointerButtonState.pressed || !overPalette) return;
  colour = COLOURS[Math.floor(x / SIDE)] ?? colour;
  draw(sheet);
  console.log(`painted: ${colour.toString(16).slice(2)}`);
});
process.on('SIGUSR2', async () => {
  await session.snapshot(values.snapshot, { data: { colour } });
  console.log('saved');
});
await session.roundtrip();
console.log('shown');

async function openPalette(): Promise<Window> {
  const size = { width: SIDE * COLOURS.length, height: SIDE };
  const window = await Window.create(session, {
    key: 'palette',
    title: 'Palette',
    ...looks,
    ...size,
    minSize: size,
    maxSize: size,
  });
  window.toplevel.setParent(sheet.toplevel);
  return window;
}

function draw(window: Window): void {
  window.draw(({ pixels, width, scale }) => {
    const words = new Uint32Array(pixels.buffer, pixels.byteOffset, pixels.byteLength >> 2);
    if (window === sheet) words.fill(colour);
    else for (let i = 0; i < words.length; i++) words[i] = COLOURS[Math.floor((i % width) / SIDE / scale)] ?? 0;
  });
}

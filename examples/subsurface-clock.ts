// A clock whose hands are subsurfaces: the face is drawn once, and each second only moves them. The library says where
// they stood when the compositor comes back; the app has nothing to do with that. tsx subsurface-clock.ts [--time 10:08:30]
import { parseArgs } from 'node:util';
import { connect, createPool, parseFormat, Window } from 'resurface';
import { WlCompositor, WlShm, WlSubcompositor } from 'resurface/protocols/wayland';

const { values } = parseArgs({ options: { time: { type: 'string' } } });
const [RADIUS, CENTRE] = [90, 100];

const session = await connect();
const compositor = session.bind(WlCompositor);
const subcompositor = session.bind(WlSubcompositor);
const shm = session.bind(WlShm);

const window = await Window.create(session, { key: 'clock', title: 'Clock', appId: 'clock', width: 200, height: 200 });
window.on('close', () => session.close());
window.on('configure', ({ resized }) => void (resized && drawFace()));
drawFace();

/** How far out a hand's end is, how large it is, its colour, and how much of a turn a time makes. */
const hands = [
  hand(0.5, 18, 0xff303030, ([h, m]) => (h + m / 60) / 12),
  hand(0.75, 14, 0xff606060, ([, m, s]) => (m + s / 60) / 60),
  hand(0.9, 8, 0xffd03020, ([, , s]) => s / 60),
];
session.on('rebuilt', async ({ lost }) => {
  await session.roundtrip(); // the compositor has done all that it was told
  console.log(`back, ${lost.length} things lost`);
});
tick();
await session.roundtrip();
console.log('shown');
if (values.time === undefined) setInterval(tick, 1000).unref();

/** Hours, minutes, seconds. */
type Time = readonly [number, number, number];

function tick(): void {
  const [, h = 0, m = 0, s = 0] = /(\d+):(\d+):(\d+)/.exec(values.time ?? new Date().toTimeString())?.map(Number) ?? [];
  for (const one of hands) one.move([h, m, s]);
  window.surface.commit(); // a subsurface moves when its parent commits
}

function drawFace(): void {
  window.draw(({ pixels, stride, scale }) => {
    pixels.fill(0xee);
    for (let mark = 0; mark < 12; mark++) {
      const [x, y] = [Math.sin((mark / 6) * Math.PI), -Math.cos((mark / 6) * Math.PI)].map((part) =>
        Math.round((CENTRE + part * RADIUS) * scale),
      );
      for (let row = -2; row <= 2; row++)
        pixels.fill(
          0x80,
          ((y ?? 0) + row) * stride + ((x ?? 0) - 2) * 4,
          ((y ?? 0) + row) * stride + ((x ?? 0) + 3) * 4,
        );
    }
  });
}

function hand(reach: number, size: number, colour: number, turn: (time: Time) => number) {
  const surface = compositor.createSurface();
  const subsurface = subcompositor.getSubsurface(surface, window.surface);
  const pool = createPool(shm, { bytes: size * size * 4 });
  const { buffer, byteOffset } = pool.view(0, size * size * 4);
  new Uint32Array(buffer, byteOffset, size * size).fill(colour);
  surface.attach(
    pool.createBuffer({ offset: 0, width: size, height: size, stride: size * 4, format: parseFormat('argb8888') }),
    0,
    0,
  );
  surface.commit();
  pool.destroy(); // its buffer lives
  return {
    move(time: Time): void {
      const angle = turn(time) * 2 * Math.PI;
      const [x, y] = [Math.sin(angle) * RADIUS * reach, -Math.cos(angle) * RADIUS * reach];
      subsurface.setPosition(Math.round(CENTRE + x - size / 2), Math.round(CENTRE + y - size / 2));
    },
  };
}

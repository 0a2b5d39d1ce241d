// A disc that goes round, a step at each frame. Its compositor may die: the animation goes on by itself when it is
// back, since the frame that it waits for is asked again. tsx animation.ts [--snapshot FILE | --restore FILE]
import { parseArgs } from 'node:util';
import { connect, restore, Window } from 'resurface';

const { values } = parseArgs({
  options: { snapshot: { type: 'string', default: 'animation.wls' }, restore: { type: 'string' } },
});
const session = values.restore === undefined ? await connect() : await restore(values.restore);
let { frame } = (session.data ?? { frame: 0 }) as { frame: number };

const window =
  Window.find(session, 'animation') ??
  (await Window.create(session, { key: 'animation', title: 'Animation', appId: 'animation', width: 200, height: 200 }));
window.on('close', () => session.close());
window.on('frame', draw);
window.on('release', () => void (stopped && draw()));
session.on('disconnected', ({ error }) => console.log(`disconnected at frame ${frame}: ${error.message}`));
session.on('rebuilt', ({ cause }) => console.log(`${cause}: back at frame ${frame}`));

let stopped = false;
if (values.restore === undefined) draw();

function draw(): void {
  const drawn = window.draw(({ pixels, width, height, stride }) => {
    const angle = (frame / 60) * Math.PI;
    const [radius, x, y] = [24, width / 2 + Math.cos(angle) * 70, height / 2 + Math.sin(angle) * 70];
    pixels.fill(40);
    for (let row = Math.ceil(y - radius); row < y + radius; row++) {
      const half = Math.sqrt(radius ** 2 - (row - y) ** 2);
      pixels.fill(220, row * stride + 4 * Math.ceil(x - half), row * stride + 4 * Math.ceil(x + half));
    }
  });
  stopped = !drawn; // the compositor holds every buffer; `release` tells when it doesn't
  if (drawn && ++frame % 10 === 0) console.log(`frame ${frame}`);
}

process.on('SIGUSR2', async () => {
  const data = { frame }; // it goes on while the file is written
  await session.snapshot(values.snapshot, { data });
  console.log(`saved at frame ${data.frame}`);
});

// An app that draws a band of its window with each frame and saves itself by damage; says how many were drawn in a point on the disk.
import { connect } from '../../src/session/index.js';
import { Window } from '../../src/window/index.js';
import { drawFrame } from './animation.js';

const [socket, file] = process.argv.slice(2) as [string, string];
let drawn = 0;
let asked = 0;
const data = (): number => {
  asked = drawn;
  return drawn;
};
const session = await connect({ socket, autosave: { file, every: 10, changes: 'damage', data } });
const window = await Window.create(session, {
  key: 'main',
  title: 'main',
  appId: 'org.example.animation',
  width: 240,
  height: 200,
});
let size = '';
const paint = (): void => {
  const { width, height } = window.size;
  const whole = size !== `${width} ${height}`;
  if (!window.draw((target) => drawFrame(target, drawn + 1, whole), { preserve: !whole })) return;
  drawn++;
  size = `${width} ${height}`;
};
window.on('frame', paint);
window.on('configure', paint);
session.on('saved', () => void process.stdout.write(`${asked}\n`));
session.on('saveFailed', ({ error }) => {
  throw error;
});
paint();

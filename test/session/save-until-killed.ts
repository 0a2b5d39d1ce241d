// An app that draws without end and saves itself; says what it had drawn when a point was asked for, once that is on the disk.
import { connect } from '../../src/session/index.js';
import { Window } from '../../src/window/index.js';

const [socket, file] = process.argv.slice(2) as [string, string];
let drawn = 0;
let asked = 0;
const data = (): number => {
  asked = drawn;
  return drawn;
};
const session = await connect({ socket, autosave: { file, every: 10, data } });
const window = await Window.create(session, {
  key: 'main',
  title: 'Busy',
  appId: 'org.example.busy',
  width: 200,
  height: 200,
});
const paint = (): void => {
  const isDrawn = window.draw(({ pixels }) => void pixels.fill((drawn + 1) & 255));
  if (isDrawn) drawn++;
};
window.on('frame', paint);
session.on('saved', () => void process.stdout.write(`${asked}\n`));
session.on('saveFailed', ({ error }) => {
  throw error;
});
paint();

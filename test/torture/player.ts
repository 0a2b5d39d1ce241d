// A process that plays the script until it is killed: SOCKET FILE STEP. What its user does it asks of its parent, a line
// each; after STEP it writes its snapshot, says so, and goes on.
import { Run } from './run.js';
import { wholeScript } from './script.js';
import type { World } from './world.js';

const [socket, file, last] = process.argv.slice(2) as [string, string, string];
const say = (line: object): void => void process.stdout.write(`${JSON.stringify(line)}\n`);

/** The user's hands are in the other process. */
const world = new Proxy({} as World, {
  get:
    (_, method) =>
    (...args: unknown[]) =>
      say({ method, args }),
});

const run = new Run(
  world,
  wholeScript(),
  (step, playing) => {
    if (step === Number(last)) return playing.save(file).then(() => say({ written: step }));
    // Beyond it, it goes on until it is killed; at the end of the script it waits for that.
    return step === playing.length ? new Promise(() => {}) : undefined;
  },
  socket,
);
await run.play();

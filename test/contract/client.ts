// A process that shows a scene, writes its snapshot, says so, and waits to be killed: SCENE SOCKET FILE.
import { connect } from '../../src/session/index.js';
import { App } from './app.js';
import { scenes } from './scenes.js';

const [name, socket, file] = process.argv.slice(2) as [string, string, string];
const scene = scenes.find((one) => one.name === name);
if (scene === undefined) throw new Error(`there is no scene ${name}`);
const session = await connect({ socket, reconnect: false });
const app = new App(session);
await scene.show(app);
await session.roundtrip();
process.stdout.write('shown\n');
process.stdin.once('data', async () => {
  await session.snapshot(file, { data: app.data() });
  process.stdout.write('written\n');
});

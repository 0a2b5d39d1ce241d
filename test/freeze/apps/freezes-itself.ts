// An app that freezes itself on SIGUSR1, as its first argument says, and tells what became of it.
import { connect as connectTo } from 'node:net';
import { join } from 'node:path';
import { connect, Window } from 'resurface';
import { type FreezeOptions, freeze } from 'resurface/freeze';

// where the test looks for it
const images = join(process.env.HOME ?? '', 'set');
const options: FreezeOptions = { images, ...(JSON.parse(process.argv[2] ?? '') as Partial<FreezeOptions>) };
const token = Math.random();
let ticks = 0;
setInterval(() => ticks++, 5);

const session = await connect({ reconnect: { retries: 100_000, minDelay: 5, maxDelay: 20 } });
session.on('rebuilt', ({ cause, lost }) => console.log(`rebuilt: ${cause}, lost ${lost.length}`));
const window = await Window.create(session, { key: 'main', title: 'main', appId: 'itself', width: 90, height: 60 });
window.draw(({ pixels }) => new Uint32Array(pixels.buffer, pixels.byteOffset, 90 * 60).fill(0xff336699));
await session.roundtrip();
const held = process.env.HELD; // a connection to somebody who isn't the compositor
if (held !== undefined) await new Promise<void>((resolve) => void connectTo(held, resolve));

process.on('SIGUSR1', async () => {
  const before = { token, ticks };
  let became: string;
  try {
    const { restored, frozen } = await freeze(session, options);
    became = `restored ${restored}, files ${frozen === undefined ? 'elsewhere' : frozen.images}`;
  } catch (error) {
    became = `failed ${(error as { code?: string }).code}: ${(error as Error).message}`;
  }
  console.log(became);
  await session.roundtrip();
  const same = before.token === token && ticks >= before.ticks;
  console.log(`state: ${JSON.stringify({ same, connected: session.connected, epoch: session.epoch })}`);
});
console.log('shown');

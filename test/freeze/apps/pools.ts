// An app with pools of many kinds, drawn into once: large, sparse, with a name.
import { connect, createPool, parseFormat } from 'resurface';
import { WlCompositor, WlShm } from 'resurface/protocols/wayland';
import { XdgWmBase } from 'resurface/protocols/xdg-shell';

interface Wanted {
  /** Bytes of the pool. */
  bytes: number;
  width: number;
  height: number;
  name?: string;
}

const session = await connect({ reconnect: { retries: 100_000, minDelay: 5, maxDelay: 20 } });
const compositor = session.bind(WlCompositor, { min: 4, max: 4 });
const shell = session.bind(XdgWmBase, { min: 1, max: 1 });
const shm = session.bind(WlShm, { min: 1, max: 1 });
shell.on('ping', ({ serial }) => shell.pong(serial));

const pools = (JSON.parse(process.argv[2] ?? '[]') as Wanted[]).map(({ bytes, width, height, name }, index) => {
  const pool = createPool(shm, { bytes, ...(name !== undefined && { memory: 'posix' as const, name }) });
  const offset = name === undefined ? 0 : pool.reserved;
  const stride = width * 4;
  const pixels = new Uint32Array((stride * height) / 4).fill(0xff000000 + 0x304050 * (index + 1));
  pool.view(offset, stride * height).set(new Uint8Array(pixels.buffer));
  const buffer = pool.createBuffer({ offset, width, height, stride, format: parseFormat('xrgb8888') });
  const surface = compositor.createSurface();
  const role = shell.getXdgSurface(surface);
  const toplevel = role.getToplevel();
  toplevel.setTitle(`pool ${index}`);
  role.on('configure', ({ serial }) => {
    role.ackConfigure(serial);
    surface.attach(buffer, 0, 0);
    surface.commit();
  });
  surface.commit();
  return pool;
});
await session.roundtrip();
await session.roundtrip();
session.on('rebuilt', ({ lost, degraded }) => {
  console.log(`rebuilt: ${JSON.stringify({ lost, degraded })}`);
  void session.roundtrip().then(() => console.log('settled'));
});
process.on('SIGUSR2', () =>
  console.log(`pools: ${JSON.stringify(pools.map(({ bytes, memory }) => ({ bytes, memory })))}`),
);
console.log('shown');

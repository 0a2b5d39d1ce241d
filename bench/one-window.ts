// A client with one window, as far as it is told to go. It says what memory and CPU time it took.
const [how = '', socket = ''] = process.argv.slice(2);

type Wayland = typeof import('../src/protocol/generated/wayland.js');
type XdgShell = typeof import('../src/protocol/generated/xdg-shell.js');
const generated = 'protocol/generated/';

/** As the package has it, where the bench is compiled. */
function load(name: string, source: string): Promise<unknown> {
  const file = import.meta.url.endsWith('.ts') ? `../src/${source}.ts` : `../resurface-bench-client/${name}.js`;
  return import(new URL(file, import.meta.url).href);
}

async function shown(): Promise<void> {
  const { connect, parseFormat, ShmPool } = (await load('index', 'index')) as typeof import('../src/index.js');
  const { WlCompositor, WlShm, WlShmFormat } = (await load('wayland', `${generated}wayland`)) as Wayland;
  const { XdgWmBase } = (await load('xdg-shell', `${generated}xdg-shell`)) as XdgShell;
  const session = await connect({ socket });
  const surface = session.bind(WlCompositor).createSurface();
  const xdgSurface = session.bind(XdgWmBase).getXdgSurface(surface);
  xdgSurface.getToplevel();
  const configured = new Promise<void>((resolve) => {
    xdgSurface.on('configure', ({ serial }) => {
      xdgSurface.ackConfigure(serial);
      resolve();
    });
  });
  surface.commit();
  await session.flush();
  if (how === 'commit') return;
  await configured;
  const pool = ShmPool.create(session.bind(WlShm), { bytes: 64 * 64 * 4 });
  const format = parseFormat(WlShmFormat.argb8888);
  const buffer = pool.createBuffer({ offset: 0, width: 64, height: 64, stride: 256, format });
  const presented = new Promise<void>((resolve) => void surface.frame().on('done', () => resolve()));
  surface.attach(buffer, 0, 0);
  surface.damage(0, 0, 64, 64);
  surface.commit();
  await presented;
}

if (how !== 'nothing') await shown();
const { user, system } = process.cpuUsage();
const memory = process.memoryUsage.rss() / 2 ** 20;
console.log(JSON.stringify({ memory, cpu: (user + system) / 1000 }));
process.exit(0);

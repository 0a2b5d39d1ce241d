import { expect, test } from 'vitest';
import type { ClientDigest, TestCompositor } from '../../src/testing/index.js';
import type { Desk, RawObject } from './raw-client.js';
import { leaveNothingOpen, open, start } from './screen.js';

leaveNothingOpen();

/** A window with a subsurface, something cached and something pending. */
async function scene(desk: Desk): Promise<RawObject> {
  const { surface, toplevel } = await desk.toplevel();
  toplevel.call('set_title', 'same');
  toplevel.call('set_min_size', 5, 5);
  const child = desk.surface();
  const subsurface = desk.client.bind('wl_subcompositor').call('get_subsurface', child, surface);
  subsurface.call('set_position', 3, 4);
  const region = desk.compositor.call('create_region');
  region.call('add', 0, 0, 10, 10);
  surface.call('set_opaque_region', region);
  region.call('destroy');
  desk.show(surface, desk.buffer(30, 30, 0xff123456));
  child.call('attach', desk.buffer(5, 5, 0xff0000ff), 0, 0);
  child.call('commit');
  surface.call('set_buffer_transform', 2);
  await desk.client.sync();
  return surface;
}

/** A client and what the compositor knows of it. */
async function join(screen: TestCompositor): Promise<Desk & { digest(): ClientDigest }> {
  const desk = await open(screen);
  const client = screen.clients.at(-1);
  if (client === undefined) throw new Error('no client');
  return Object.assign(desk, { digest: () => screen.digest({ client }) });
}

test('two clients with the same state have the same digest, whatever ids they use', async () => {
  const screen = await start();
  const [first, second] = [await join(screen), await join(screen)];
  for (let i = 0; i < 7; i++) second.surface().call('destroy');
  const unused = second.client.bind('wp_viewporter');
  unused.call('destroy');
  await second.window(10, 10, 0xffffffff).then(({ surface, xdg, toplevel }) => {
    toplevel.call('destroy');
    xdg.call('destroy');
    surface.call('destroy');
  });
  await scene(first);
  await scene(second);
  // what was made for the window that is gone is still there
  expect({ ...second.digest(), pools: [] }).toEqual({ ...first.digest(), pools: [] });
});

test('committed, cached and pending state are told apart', async () => {
  const screen = await start();
  const desk = await join(screen);
  await scene(desk);
  expect(screen.digest()[0]).toMatchObject({
    windows: [
      {
        role: 'xdg_toplevel',
        content: { width: 30, height: 30, format: 'argb8888' },
        transform: 0,
        opaque: [{ x: 0, y: 0, width: 10, height: 10 }],
        pending: { transform: 2 },
        stack: [-1, 0],
        subsurfaces: [
          {
            x: 3,
            y: 4,
            synchronized: true,
            surface: { role: 'wl_subsurface', cached: { content: { width: 5, height: 5 } } },
          },
        ],
        xdg: { mapped: true, toplevel: { title: 'same', minSize: { width: 5, height: 5 } } },
      },
    ],
  });
});

test.each<[string, (desk: Desk, surface: RawObject) => void]>([
  ['a pixel', (desk, surface) => desk.show(surface, desk.buffer(30, 30, 0xff123457))],
  ['a pending request', (_desk, surface) => surface.call('set_buffer_transform', 3)],
  ['a commit', (_desk, surface) => surface.call('commit')],
  ['an object', (desk) => desk.compositor.call('create_region')],
])('%s makes another digest', async (_what, change) => {
  const screen = await start();
  const desk = await join(screen);
  const surface = await scene(desk);
  const before = JSON.stringify(screen.digest());
  change(desk, surface);
  await desk.client.sync();
  expect(JSON.stringify(screen.digest())).not.toBe(before);
});

test('damage, a frame that has passed and an acknowledgement leave it as it was', async () => {
  const screen = await start();
  const desk = await join(screen);
  const { surface, xdg, toplevel } = await desk.window(10, 10, 0xff00ff00);
  const before = JSON.stringify(screen.digest());
  surface.call('damage', 1, 1, 5, 5);
  const [window] = screen.windows;
  if (window !== undefined) screen.configure(window, { width: 10, height: 10 });
  await desk.client.until(() => toplevel.all('configure').length === 3);
  await desk.configured(xdg);
  await desk.client.sync();
  expect(JSON.stringify(screen.digest())).toBe(before);
});

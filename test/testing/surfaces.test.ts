import { ftruncateSync, writeSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { createMemfd, duplicate } from '../../src/sys/index.js';
import { type Desk, type RawObject, solidBuffer } from './raw-client.js';
import { colours, leaveNothingOpen, open, start } from './screen.js';

leaveNothingOpen();

const RED = 0xffff0000;
const GREEN = 0xff00ff00;
const BLUE = 0xff0000ff;

describe('content', () => {
  test('stays when the buffer, the pool and the pixels are gone', async () => {
    const screen = await start();
    const desk = await open(screen);
    const { surface } = await desk.toplevel();
    const { buffer, pool } = solidBuffer(desk.shm, 10, 10, RED);
    pool.call('destroy');
    desk.show(surface, buffer);
    buffer.call('destroy');
    await desk.client.sync();
    expect(await colours(screen, [5, 5])).toEqual(['ff0000']);
  });

  test('is the bytes at the commit, not what is drawn later', async () => {
    const screen = await start();
    const desk = await open(screen);
    const { surface } = await desk.toplevel();
    const fd = createMemfd('test', 400);
    const paint = (argb: number): number =>
      writeSync(fd.fd, new Uint8Array(new Uint32Array(100).fill(argb).buffer), 0, 400, 0);
    paint(RED);
    const pool = desk.shm.call('create_pool', duplicate(fd.fd), 400);
    desk.show(surface, pool.call('create_buffer', 0, 10, 10, 40, 0));
    await desk.client.sync();
    paint(BLUE);
    expect(await colours(screen, [5, 5])).toEqual(['ff0000']);
    surface.call('commit');
    await desk.client.sync();
    expect(await colours(screen, [5, 5])).toEqual(['ff0000']);
    fd.close();
  });

  test('of a grown pool can lie in what was added', async () => {
    const screen = await start();
    const desk = await open(screen);
    const { surface } = await desk.toplevel();
    const fd = createMemfd('test', 400);
    ftruncateSync(fd.fd, 800);
    writeSync(fd.fd, new Uint8Array(new Uint32Array(100).fill(GREEN).buffer), 0, 400, 400);
    const pool = desk.shm.call('create_pool', fd, 400);
    pool.call('resize', 800);
    desk.show(surface, pool.call('create_buffer', 400, 10, 10, 40, 0));
    await desk.client.sync();
    expect(await colours(screen, [9, 9])).toEqual(['00ff00']);
  });

  test('can be one pixel that a viewport stretches', async () => {
    const screen = await start();
    const desk = await open(screen);
    const { surface } = await desk.toplevel();
    const manager = desk.client.bind('wp_single_pixel_buffer_manager_v1');
    desk.client.bind('wp_viewporter').call('get_viewport', surface).call('set_destination', 30, 20);
    desk.show(surface, manager.call('create_u32_rgba_buffer', 0xffffffff, 0, 0xffffffff, 0xffffffff));
    await desk.client.sync();
    expect(await colours(screen, [29, 19], [30, 19])).toEqual(['ff00ff', '000000']);
    expect(screen.windows[0]?.rectangle).toEqual({ x: 0, y: 0, width: 30, height: 20 });
  });

  test('is removed with a null buffer, and the window starts over: no title, a new initial commit', async () => {
    const screen = await start();
    const desk = await open(screen);
    const { surface, xdg, toplevel } = await desk.window(10, 10, RED);
    await desk.configured(xdg); // activated
    toplevel.call('set_title', 'gone soon');
    surface.call('attach', null, 0, 0);
    surface.call('commit');
    await desk.client.sync();
    expect(screen.windows).toEqual([]);
    surface.call('commit');
    await desk.configured(xdg);
    desk.show(surface, desk.buffer(10, 10, BLUE));
    await desk.client.sync();
    expect(screen.windows).toMatchObject([{ title: undefined }]);
    expect(await colours(screen, [5, 5])).toEqual(['0000ff']);
  });

  test('comes back without a configure where compositors send none after an unmap', async () => {
    const screen = await start({ behaviour: { configureAfterUnmap: false } });
    const desk = await open(screen);
    const { surface, xdg } = await desk.window(10, 10, RED);
    const configures = xdg.all('configure').length;
    surface.call('attach', null, 0, 0);
    surface.call('commit');
    surface.call('commit');
    await desk.client.sync();
    expect(xdg.all('configure')).toHaveLength(configures);
    desk.show(surface, desk.buffer(10, 10, BLUE));
    await desk.client.sync();
    expect(await colours(screen, [5, 5])).toEqual(['0000ff']);
  });
});

describe('buffers', () => {
  test('are released early, late or never, as compositors do', async () => {
    const screen = await start({ behaviour: { earlyRelease: true } });
    const desk = await open(screen);
    const { surface } = await desk.toplevel();
    const [first, second, third] = [desk.buffer(10, 10, RED), desk.buffer(10, 10, GREEN), desk.buffer(10, 10, BLUE)];
    desk.show(surface, first);
    await desk.client.sync();
    expect(first.all('release')).toHaveLength(1);
    screen.behaviour.earlyRelease = false;
    desk.show(surface, second);
    await desk.client.sync();
    expect(first.all('release')).toHaveLength(1);
    screen.behaviour.releaseNever = true;
    desk.show(surface, third);
    await desk.client.sync();
    expect(second.all('release')).toHaveLength(0);
    expect(screen.releaseBuffers()).toBe(1);
    await desk.client.sync();
    expect(second.all('release')).toHaveLength(1);
  });

  test('committed again while they are shown are not released', async () => {
    const screen = await start();
    const desk = await open(screen);
    const { surface } = await desk.toplevel();
    const buffer = desk.buffer(10, 10, RED);
    desk.show(surface, buffer);
    desk.show(surface, buffer);
    await desk.client.sync();
    expect(buffer.all('release')).toHaveLength(0);
  });
});

describe('frame callbacks', () => {
  test('of a window that is not shown wait until it is', async () => {
    const screen = await start({ behaviour: { autoFrame: false } });
    const desk = await open(screen);
    const surface = desk.surface();
    const xdg = desk.wmBase.call('get_xdg_surface', surface);
    xdg.call('get_toplevel');
    const callback = surface.call('frame');
    surface.call('commit');
    await desk.configured(xdg);
    await desk.client.sync();
    expect(screen.tick()).toBe(0);
    desk.show(surface, desk.buffer(10, 10, RED));
    await desk.client.sync();
    expect(screen.tick()).toBe(1);
    await desk.client.until(() => callback.last('done'));
  });
});

async function withChild(
  desk: Desk,
): Promise<{ parent: RawObject; child: RawObject; subsurface: RawObject; subcompositor: RawObject }> {
  const { surface: parent } = await desk.window(50, 50, RED);
  const subcompositor = desk.client.bind('wl_subcompositor');
  const child = desk.surface();
  const subsurface = subcompositor.call('get_subsurface', child, parent);
  return { parent, child, subsurface, subcompositor };
}

describe('subsurfaces', () => {
  test('show what they committed when the parent commits', async () => {
    const screen = await start();
    const desk = await open(screen);
    const { parent, child, subsurface } = await withChild(desk);
    subsurface.call('set_position', 10, 10);
    desk.show(child, desk.buffer(10, 10, BLUE));
    await desk.client.sync();
    expect(await colours(screen, [10, 10])).toEqual(['ff0000']);
    parent.call('commit');
    await desk.client.sync();
    expect(await colours(screen, [9, 10], [10, 10], [19, 19], [20, 19])).toEqual([
      'ff0000',
      '0000ff',
      '0000ff',
      'ff0000',
    ]);
  });

  test('that are desynchronized show it at once, but move with the parent’s commit', async () => {
    const screen = await start();
    const desk = await open(screen);
    const { parent, child, subsurface } = await withChild(desk);
    parent.call('commit');
    subsurface.call('set_desync');
    desk.show(child, desk.buffer(10, 10, BLUE));
    subsurface.call('set_position', 20, 0);
    await desk.client.sync();
    expect(await colours(screen, [0, 0], [20, 0])).toEqual(['0000ff', 'ff0000']);
    parent.call('commit');
    await desk.client.sync();
    expect(await colours(screen, [0, 0], [20, 0])).toEqual(['ff0000', '0000ff']);
  });

  test('apply what was cached when they become desynchronized', async () => {
    const screen = await start();
    const desk = await open(screen);
    const { parent, child, subsurface } = await withChild(desk);
    parent.call('commit');
    desk.show(child, desk.buffer(10, 10, BLUE));
    await desk.client.sync();
    expect(await colours(screen, [0, 0])).toEqual(['ff0000']);
    subsurface.call('set_desync');
    await desk.client.sync();
    expect(await colours(screen, [0, 0])).toEqual(['0000ff']);
  });

  test('behave as synchronized inside of a synchronized one', async () => {
    const screen = await start();
    const desk = await open(screen);
    const { parent, child, subcompositor } = await withChild(desk);
    const grandchild = desk.surface();
    const inner = subcompositor.call('get_subsurface', grandchild, child);
    inner.call('set_desync');
    desk.show(child, desk.buffer(20, 20, GREEN));
    parent.call('commit');
    desk.show(grandchild, desk.buffer(10, 10, BLUE));
    await desk.client.sync();
    expect(await colours(screen, [0, 0])).toEqual(['00ff00']);
    child.call('commit');
    await desk.client.sync();
    expect(await colours(screen, [0, 0])).toEqual(['00ff00']);
    parent.call('commit');
    await desk.client.sync();
    expect(await colours(screen, [0, 0], [15, 15])).toEqual(['0000ff', '00ff00']);
  });

  test('are ordered with the parent’s commit, also below the parent', async () => {
    const screen = await start();
    const desk = await open(screen);
    const { parent, child, subsurface, subcompositor } = await withChild(desk);
    const other = desk.surface();
    subcompositor.call('get_subsurface', other, parent);
    desk.show(child, desk.buffer(60, 20, GREEN));
    desk.show(other, desk.buffer(20, 20, BLUE));
    parent.call('commit');
    await desk.client.sync();
    expect(await colours(screen, [0, 0], [30, 0])).toEqual(['0000ff', '00ff00']);
    subsurface.call('place_above', other);
    await desk.client.sync();
    expect(await colours(screen, [0, 0])).toEqual(['0000ff']);
    parent.call('commit');
    await desk.client.sync();
    expect(await colours(screen, [0, 0])).toEqual(['00ff00']);
    subsurface.call('place_below', parent);
    parent.call('commit');
    await desk.client.sync();
    expect(await colours(screen, [30, 0], [55, 0])).toEqual(['ff0000', '00ff00']);
  });

  test('are gone at once when they are destroyed', async () => {
    const screen = await start();
    const desk = await open(screen);
    const { parent, child, subsurface } = await withChild(desk);
    desk.show(child, desk.buffer(10, 10, BLUE));
    parent.call('commit');
    subsurface.call('destroy');
    await desk.client.sync();
    expect(await colours(screen, [0, 0])).toEqual(['ff0000']);
  });
});

describe('outputs', () => {
  test('are entered and left, and their scale is preferred', async () => {
    const screen = await start({
      outputs: [
        { name: 'left', width: 100, height: 100 },
        { name: 'right', width: 200, height: 200, scale: 2 },
      ],
    });
    const desk = await open(screen);
    const output = desk.client.bind('wl_output');
    const { surface } = await desk.window(150, 50, RED);
    await desk.client.until(() => surface.last('enter'));
    expect(output.last('name')).toEqual(['right']);
    expect(surface.last('preferred_buffer_scale')).toEqual([2]);
    const right = await screen.screenshot({ output: screen.outputs[1] as never });
    expect(right.data.subarray(0, 4)).toEqual(new Uint8Array([255, 0, 0, 255]));
    screen.removeOutput(screen.outputs[1] as never);
    await desk.client.until(() => surface.last('leave') && desk.client.registry.last('global_remove'));
    screen.addOutput({ name: 'new', width: 50, height: 50 });
    await desk.client.until(() => desk.client.registry.all('global').length > desk.client.globals.size + 1);
  });
});

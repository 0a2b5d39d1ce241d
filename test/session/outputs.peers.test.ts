// Several outputs of a real compositor: a window is fullscreen where it was, by the output's name, or anywhere, and told so.
import { expect, onTestFinished, test } from 'vitest';
import { WlOutput } from '../../src/protocol/generated/wayland.js';
import { connect, type Rebuilt, type Session } from '../../src/session/index.js';
import { APP_ID, App, next, type Toplevel } from '../contract/app.js';
import { picture } from '../contract/pictures.js';
import { becomes, describeEachPeer, type Peer, runForeignClient, SwayScreen } from '../peers/index.js';

interface Node {
  name: string | null;
  app_id?: string | null;
  fullscreen_mode?: number;
  nodes: Node[];
  floating_nodes: Node[];
}

/** The name of the output on which the app's window is fullscreen. */
async function fullscreenOutput(screen: SwayScreen): Promise<string | undefined> {
  const isThere = (node: Node): boolean =>
    (node.app_id === APP_ID && node.fullscreen_mode === 1) || [...node.nodes, ...node.floating_nodes].some(isThere);
  const { nodes } = (await screen.ask('get_tree')) as Node; // sway-ipc(7), GET_TREE: the root has the outputs
  return nodes.find(isThere)?.name ?? undefined;
}

interface Stage {
  readonly session: Session;
  readonly window: Toplevel;
  /** Resolves when the window is fullscreen on the output of this name. */
  readonly on: (name: string) => Promise<unknown>;
  /** Kills the compositor and starts it with so many outputs. */
  readonly again: (outputs: number) => Promise<Rebuilt>;
}

/** A sway with two outputs, and a window that is fullscreen on the one of this name. */
async function fullscreenOn(peer: Peer, name: string): Promise<Stage> {
  const options = { width: 320, height: 240, outputs: 2 };
  const screen = await peer.start(options);
  if (!(screen instanceof SwayScreen)) throw new Error('asked for sway only');
  const on = (wanted: string): Promise<unknown> =>
    becomes(`the window is on ${wanted}`, async () => (await fullscreenOutput(screen)) === wanted || undefined);
  const session = await connect({ socket: screen.socket, reconnect: { retries: 1000, minDelay: 10, maxDelay: 40 } });
  onTestFinished(() => session.close());
  const outputs = new Map<string, WlOutput>();
  for (const output of session.bindAll(WlOutput)) output.on('name', (told) => outputs.set(told.name, output));
  await session.roundtrip();
  const output = outputs.get(name) as WlOutput;
  session.setKey(output, name);
  const window = await new App(session).shown('main', 100, 80, picture(1)); // sway configures a new window before it hears of this
  window.fills = picture(1);
  window.toplevel.setFullscreen(output);
  await on(name);
  const again = async (count: number): Promise<Rebuilt> => {
    const rebuilt = next<Rebuilt>(session, 'rebuilt');
    await screen.kill('SIGKILL');
    options.outputs = count;
    await screen.restart();
    return rebuilt;
  };
  return { session, window, on, again };
}

describeEachPeer(
  'a fullscreen window on one of two outputs',
  (peer) => {
    // one of the two is where sway would put it by itself
    test.each(['HEADLESS-1', 'HEADLESS-2'])('is on %s again', async (name) => {
      const { on, again } = await fullscreenOn(peer, name);
      expect(await again(2)).toMatchObject({ lost: [], degraded: [] });
      await on(name);
    });

    test('is on the one that is left when its own is gone, and on its own when that is there again', async () => {
      const { session, window, on, again } = await fullscreenOn(peer, 'HEADLESS-2');
      const { lost, degraded } = await again(1);
      expect(lost).toEqual([expect.objectContaining({ key: 'HEADLESS-2', what: 'the global' })]);
      expect(degraded).toEqual([expect.objectContaining({ handle: window.toplevel.handle, what: 'set_fullscreen' })]);
      await on('HEADLESS-1');
      expect(session.object('HEADLESS-2')).toBeDefined();
      expect(await again(2)).toMatchObject({ lost: [], degraded: [] });
      await on('HEADLESS-2');
    });

    test('hears its size when it is mapped, and nothing before', async () => {
      const screen = await peer.start({ width: 320, height: 240 });
      const session = await connect({ socket: screen.socket });
      onTestFinished(() => session.close());
      const window = new App(session).toplevel('main');
      const sizes: string[] = [];
      window.toplevel.on('configure', ({ width, height }) => sizes.push(`${width}x${height}`));
      window.toplevel.setFullscreen(null);
      await window.configured();
      await session.roundtrip();
      expect(new Set(sizes)).toEqual(new Set(['0x0']));
      const filled = next<{ width: number; height: number }>(
        window.toplevel,
        'configure',
        ({ width }) => width === 320,
      );
      window.show(window.app.pixels(100, 80, picture(1)));
      expect(await filled).toMatchObject({ width: 320, height: 240 });
    });
  },
  'sway',
);

/** An X server without a screen of its own. @returns its display */
async function xServer(): Promise<string> {
  const args = ['-displayfd', '1', '-screen', '0', '800x400x24', '-nolisten', 'tcp'];
  const server = runForeignClient({ socket: '/none' }, 'Xvfb', { args });
  const [number] = await becomes('Xvfb tells its display', () => /^\d+$/m.exec(server.log()) ?? undefined);
  return `:${number}`;
}

describeEachPeer(
  'a fullscreen window on one of two outputs that are windows of an X server',
  (peer) => {
    test.each([0, 1])('is on the same one again: the one at place %i', async (place) => {
      const screen = await peer.start({ width: 320, height: 240, outputs: 2, xServer: await xServer() });
      const session = await connect({
        socket: screen.socket,
        reconnect: { retries: 1000, minDelay: 10, maxDelay: 40 },
      });
      onTestFinished(() => session.close());
      const places = new Map<number, WlOutput>();
      for (const output of session.bindAll(WlOutput)) output.on('geometry', ({ x }) => places.set(x, output));
      await session.roundtrip();
      const output = places.get(320 * place) as WlOutput;
      const window = await new App(session).shown('main', 100, 80, picture(1));
      const filled = next<{ width: number }>(window.toplevel, 'configure', ({ width }) => width === 320);
      window.fills = picture(1);
      window.toplevel.setFullscreen(output);
      await filled;
      const on = (): Promise<unknown> =>
        becomes(`the window is at ${place}`, async () => (await screen.rectOf(APP_ID))?.x === 320 * place || undefined);
      await on();
      const rebuilt = next<Rebuilt>(session, 'rebuilt');
      await screen.kill('SIGKILL');
      await screen.restart();
      expect(await rebuilt).toMatchObject({ lost: [], degraded: [] });
      await on();
      expect(output.alive).toBe(true);
    });
  },
  'weston',
);

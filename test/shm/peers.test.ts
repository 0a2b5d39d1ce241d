import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, onTestFinished, test } from 'vitest';
import { WlCompositor, WlShm } from '../../src/protocol/generated/wayland.js';
import { XdgWmBase } from '../../src/protocol/generated/xdg-shell.js';
import { connect } from '../../src/session/index.js';
import { createPool, minStride, parseFormat } from '../../src/shm/index.js';
import { compareImages, crop, describeEachPeer } from '../peers/index.js';
import { pictureOf } from '../window/pictures.js';
import { shotWith } from '../window/shots.js';

/** Another program: it finds the memory by its name and paints what `pictureOf` has. */
const painter = `
const pixels = require('shm-typed-array').get(process.argv[1], 'Uint8Array');
for (let y = 0; y < 120; y++) {
  for (let x = 0; x < 160; x++) {
    pixels.set([(x * 7 + (y >> 1) * 11) & 255, (y * 5 + 31) & 255, (x * 3 + y) & 255, 255], (y * 160 + x) * 4);
  }
}`;

describeEachPeer('a pool that another process paints', (peer) => {
  test('is shown by a real compositor, which got it as an fd', async () => {
    const screen = await peer.start();
    const session = await connect({ socket: screen.socket });
    onTestFinished(() => session.close());
    const format = parseFormat('argb8888');
    const [width, height, stride] = [160, 120, minStride(format, 160)];
    const name = `/resurface-test-${process.pid}-frames`;
    const pool = createPool(session.bind(WlShm), { bytes: stride * height, memory: 'posix', name });
    onTestFinished(() => pool.destroy());
    const [code] = await once(spawn(process.execPath, ['-e', painter, name], { stdio: 'inherit' }), 'exit');
    expect(code).toBe(0);

    const surface = session.bind(WlCompositor, { max: 4 }).createSurface();
    const xdgSurface = session.bind(XdgWmBase).getXdgSurface(surface);
    const configured = new Promise<number>((resolve) => xdgSurface.once('configure', ({ serial }) => resolve(serial)));
    xdgSurface.getToplevel().setAppId('org.example.pool');
    surface.commit();
    xdgSurface.ackConfigure(await configured);
    surface.attach(pool.createBuffer({ offset: pool.reserved, width, height, stride, format }), 0, 0);
    surface.damageBuffer(0, 0, width, height);
    const framed = new Promise((resolve) => surface.frame().once('done', resolve));
    surface.commit();
    await framed;
    const { rect } = await screen.waitForWindow('org.example.pool');
    const shot = crop(await shotWith(screen, pictureOf(width, height)), { ...rect, width, height });
    expect(compareImages(shot, pictureOf(width, height))).toEqual({ pixelsDiffering: 0, firstDifference: undefined });
  });
});

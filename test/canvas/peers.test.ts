import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import { expect, onTestFinished, test } from 'vitest';
import { copyPicture, drawCanvas, loadPicture } from '../../src/canvas/index.js';
import { connect } from '../../src/session/index.js';
import type { ShmFormatName } from '../../src/shm/index.js';
import { Window, type WindowOptions } from '../../src/window/index.js';
import { compareImages, crop, describeEachPeer, type Image, locate, type RunningPeer } from '../peers/index.js';
import { shotWith } from '../window/shots.js';

const size = { width: 320, height: 240 };

/** Colours that show each mistake: channels swapped, alpha multiplied twice or never. */
function poster(context: SKRSContext2D): void {
  context.fillStyle = '#204080';
  context.fillRect(0, 0, 320, 240);
  context.fillStyle = '#ff0000';
  context.fillRect(20, 20, 80, 80);
  context.fillStyle = '#00ff00';
  context.fillRect(120, 20, 80, 80);
  context.fillStyle = '#0000ff';
  context.fillRect(220, 20, 80, 80);
  const gradient = context.createLinearGradient(0, 0, 320, 0);
  gradient.addColorStop(0, 'orange');
  gradient.addColorStop(1, 'rgba(255, 255, 255, 0.25)');
  context.fillStyle = gradient;
  context.beginPath();
  context.arc(160, 170, 55, 0, 7);
  context.fill();
  context.fillStyle = 'white';
  context.font = 'bold 20px sans-serif';
  context.fillText('red green blue', 20, 130);
}

/** The same drawn apart and read as RGBA by Skia itself. */
function posterImage(): Image {
  const context = createCanvas(size.width, size.height).getContext('2d');
  poster(context);
  return { ...size, data: new Uint8Array(context.getImageData(0, 0, size.width, size.height).data) };
}

async function windowOn(screen: RunningPeer, more: Partial<WindowOptions> = {}): Promise<Window> {
  const session = await connect({ socket: screen.socket });
  onTestFinished(() => session.close());
  const window = await Window.create(session, { key: 'canvas', appId: 'org.example.canvas', ...size, ...more });
  onTestFinished(() => window.destroy());
  return window;
}

describeEachPeer('a canvas in a window on a real screen', (peer) => {
  test('shows each colour as it was drawn', async () => {
    const screen = await peer.start();
    const window = await windowOn(screen);
    expect(drawCanvas(window, poster)).toBe(true);
    const { rect } = await screen.waitForWindow('org.example.canvas');
    const shot = await shotWith(screen, posterImage());
    expect(compareImages(crop(shot, rect), posterImage())).toEqual({ pixelsDiffering: 0, firstDifference: undefined });
  });

  test('shows the same where the buffer has the order of the canvas', async () => {
    const screen = await peer.start();
    const formats: ShmFormatName[] = ['abgr8888', 'xbgr8888', 'xrgb8888'];
    const window = await windowOn(screen, { format: formats });
    expect(formats).toContain(window.format.name);
    expect(drawCanvas(window, poster)).toBe(true);
    const { rect } = await screen.waitForWindow('org.example.canvas');
    const shot = await shotWith(screen, posterImage());
    expect(compareImages(crop(shot, rect), posterImage()).pixelsDiffering).toBe(0);
  });

  test('lets the background through where it is transparent, multiplied once', async () => {
    const screen = await peer.start();
    const [r = 0, g = 0, b = 0] = (await screen.screenshot()).data;
    const window = await windowOn(screen);
    drawCanvas(window, (context, { width, height }) => {
      context.fillStyle = 'rgba(255, 0, 0, 0.5)';
      context.fillRect(0, 0, width, height);
      context.fillStyle = '#00ff00';
      context.fillRect(0, 0, 1, 1);
    });
    const { rect } = await screen.waitForWindow('org.example.canvas');
    const wanted = [128 + r / 2, g / 2, b / 2];
    let found: number[] = [];
    for (let i = 0; i < 20 && !(found[0] !== undefined && Math.abs(found[0] - (wanted[0] as number)) <= 2); i++) {
      found = [...crop(await screen.screenshot(), { x: rect.x + 100, y: rect.y + 100, width: 1, height: 1 }).data];
    }
    for (const [i, channel] of wanted.entries())
      expect(Math.abs((found[i] as number) - channel)).toBeLessThanOrEqual(2);
  });

  test('keeps what was drawn between frames, in every buffer', async () => {
    const screen = await peer.start();
    const window = await windowOn(screen);
    const fresh: boolean[] = [];
    drawCanvas(window, (context, frame) => {
      fresh.push(frame.fresh);
      context.fillStyle = '#204080';
      context.fillRect(0, 0, 320, 240);
    });
    const marks = [0, 1, 2, 3];
    for (const x of marks) {
      const add = (
        context: SKRSContext2D,
        frame: { fresh: boolean; damage(x: number, y: number, w: number, h: number): void },
      ) => {
        fresh.push(frame.fresh);
        context.fillStyle = '#ff0000';
        context.fillRect(x * 20, 0, 10, 10);
        frame.damage(x * 20, 0, 10, 10);
      };
      while (!drawCanvas(window, add)) await new Promise((resolve) => window.once('release', resolve));
    }
    expect(fresh).toEqual([true, false, false, false, false]);
    const context = createCanvas(320, 240).getContext('2d');
    context.fillStyle = '#204080';
    context.fillRect(0, 0, 320, 240);
    context.fillStyle = '#ff0000';
    for (const x of marks) context.fillRect(x * 20, 0, 10, 10);
    const picture = { ...size, data: new Uint8Array(context.getImageData(0, 0, 320, 240).data) };
    expect(locate(await shotWith(screen, picture), picture)).toBeDefined();
  });

  test('a picture from a file is shown as it is', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'resurface-picture-'));
    onTestFinished(() => rmSync(directory, { recursive: true }));
    const canvas = createCanvas(320, 240);
    poster(canvas.getContext('2d'));
    writeFileSync(join(directory, 'poster.png'), canvas.toBuffer('image/png'));
    const picture = await loadPicture(join(directory, 'poster.png'));
    const screen = await peer.start();
    const window = await windowOn(screen);
    window.draw((target) => copyPicture(target, picture));
    expect(locate(await shotWith(screen, posterImage()), posterImage())).toMatchObject(size);
  });
});

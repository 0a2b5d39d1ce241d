// Our renderer's picture against those of weston and sway, pixel by pixel: what `docs/compositors.md` says is measured here.
import { expect, test } from 'vitest';
import {
  type BufferImage,
  type Image,
  render,
  type SamplingName,
  type SceneSurface,
  shmFormats,
} from '../../../src/testing/render/index.js';
import { compareImages, crop, describeEachPeer, type Peer, type RunningPeer } from '../../peers/index.js';
import { anyBytes, argb8888, type Cell, cellSize, cells, noise, xrgb8888 } from './pictures.js';
import { RawShmClient } from './raw-shm-client.js';

const appId = 'org.example.cells';

/** Shows the surfaces as subsurfaces of one window, and gives the window's rectangle: what the screen has, and what we make of it. */
async function shownByBoth(
  peer: Peer,
  screen: RunningPeer,
  client: RawShmClient,
  surfaces: readonly SceneSurface[],
  rows: number,
): Promise<{ theirs: Image; ours: Image }> {
  const { scale } = screen;
  const ground: SceneSurface = {
    buffer: noise(8 * cellSize * scale, rows * cellSize * scale, xrgb8888, 999),
    bufferScale: scale,
    bufferTransform: 0,
    x: 0,
    y: 0,
  };
  const toplevel = client.toplevel(appId);
  for (const surface of surfaces) client.show(client.subsurface(toplevel, surface.x, surface.y), surface);
  client.show(toplevel, ground);
  client.presented(toplevel);
  const { rect } = await screen.waitForWindow(appId);
  // a configure that came with the window is answered by now; the frame after that answer is the last one
  client.presented(toplevel);
  client.presented(toplevel);
  const shot = await screen.screenshot();
  const ours = render(
    {
      width: shot.width,
      height: shot.height,
      scale,
      background: [0, 0, 0, 255],
      surfaces: [ground, ...surfaces.map((surface) => asSeenBy(peer.name, surface))].map((surface) => ({
        ...surface,
        x: surface.x + rect.x / scale,
        y: surface.y + rect.y / scale,
      })),
    },
    { sampling: peer.name as SamplingName }, // the samplings are named like the peers
  );
  return { theirs: crop(shot, rect), ours: crop(ours, rect) };
}

/** What two of them make of a viewport's source, against the protocol. */
function asSeenBy(name: string, surface: SceneSurface): SceneSurface {
  const { source, buffer, bufferScale, bufferTransform } = surface;
  if (!source) return surface;
  const quarter = (bufferTransform & 1) === 1;
  const content = { width: buffer.width / bufferScale, height: buffer.height / bufferScale };
  if (quarter) [content.width, content.height] = [content.height, content.width];
  // which way the buffer's own x and y axes run on the screen
  const fromRight = [1, 2, 4, 7].includes(bufferTransform);
  const fromBottom = [2, 3, 6, 7].includes(bufferTransform);
  const { width, height } = source;
  const destination = surface.destination ?? { width, height };
  if (name === 'sway-1.7') {
    // takes the part's size, but from the buffer's first pixel on
    const x = fromRight ? content.width - width : 0;
    const y = fromBottom ? content.height - height : 0;
    return { ...surface, source: { x, y, width, height }, destination };
  }
  if (name === 'sway-1.12') {
    // takes whole buffer pixels: corner and size are rounded, counted along the buffer's axes
    const along = (start: number, length: number, all: number, reversed: boolean): [number, number] => {
      const from = Math.round((reversed ? all - start - length : start) * bufferScale) / bufferScale;
      const taken = Math.round(length * bufferScale) / bufferScale;
      return [reversed ? all - from - taken : from, taken];
    };
    const [x, w] = along(source.x, width, content.width, fromRight);
    const [y, h] = along(source.y, height, content.height, fromBottom);
    return { ...surface, source: { x, y, width: w, height: h }, destination };
  }
  return surface;
}

/** The cells that differ, with how many pixels of how many and the first one. */
function differences(theirs: Image, ours: Image, all: readonly Cell[], scale: number): string[] {
  return all.flatMap((cell) => {
    const rect = {
      x: (cell.x - 2) * scale,
      y: (cell.y - 2) * scale,
      width: cellSize * scale,
      height: cellSize * scale,
    };
    const { pixelsDiffering, firstDifference } = compareImages(crop(theirs, rect), crop(ours, rect));
    return pixelsDiffering === 0 ? [] : [`${cell.title}: ${pixelsDiffering}, first ${JSON.stringify(firstDifference)}`];
  });
}

describeEachPeer('our picture is theirs', (peer) => {
  for (const scale of [1, 2]) {
    test(`all transforms with buffer scales and viewports, on an output of scale ${scale}`, async () => {
      await using screen = await peer.start({ width: 800 * scale, height: 600 * scale, scale });
      using client = new RawShmClient(screen.socket);
      const all = cells(argb8888);
      const { theirs, ours } = await shownByBoth(peer, screen, client, all, 14);
      expect(differences(theirs, ours, all, scale)).toEqual([]);
      expect(compareImages(theirs, ours).pixelsDiffering).toBe(0);
    });
  }

  test('every format that it takes, any bytes over any colour', async () => {
    await using screen = await peer.start({ width: 800, height: 600 });
    using client = new RawShmClient(screen.socket);
    // weston 10's screenshot takes the unused byte of its framebuffer for alpha and divides by it: what these formats
    // leave there makes it unreadable
    const unreadable = /^xrgb8888$|2101010/;
    const drawn = [...client.formats].filter((code) => {
      const format = shmFormats.get(code);
      return format !== undefined && !(peer.name === 'weston-10' && unreadable.test(format.name));
    });
    expect(drawn.length).toBeGreaterThanOrEqual(8);
    const all = drawn.map((code, i): Cell => {
      const { name, bytesPerPixel } = shmFormats.get(code) as { name: string; bytesPerPixel: number };
      const buffer: BufferImage = anyBytes(32, 32, code, bytesPerPixel);
      const place = { x: 2 + (i % 8) * cellSize, y: 2 + Math.floor(i / 8) * cellSize };
      return { title: name, buffer, bufferScale: 1, bufferTransform: 0, ...place };
    });
    const { theirs, ours } = await shownByBoth(peer, screen, client, all, Math.ceil(drawn.length / 8));
    expect(differences(theirs, ours, all, 1)).toEqual([]);
  });

  test('single-pixel buffers, where it has them', async () => {
    await using screen = await peer.start({ width: 800, height: 600 });
    using client = new RawShmClient(screen.socket);
    const full = 0xffffffff;
    const colours: [number, number, number, number][] = [
      [full, 0, 0, full],
      [0, 0x80000000, 0, 0x80000000],
      [0x12345678, 0x3fffffff, 0x7f7f7f7f, 0xabcdef01],
      [0, 0x01000000, 0x00ffffff, 0x7fffffff],
      [0, 0, 0, 0],
    ];
    const all = colours.map(
      (rgba, i): Cell => ({
        title: rgba.map((value) => value.toString(16)).join(' '),
        buffer: { kind: 'solid', rgba, width: 1, height: 1 },
        bufferScale: 1,
        bufferTransform: 0,
        destination: { width: 30, height: 20 },
        x: 2 + i * cellSize,
        y: 2,
      }),
    );
    const here = client.singlePixels ? all : [];
    expect(here.length > 0).toBe(peer.name === 'weston-16' || peer.name === 'sway-1.12');
    const { theirs, ours } = await shownByBoth(peer, screen, client, here, 1);
    expect(differences(theirs, ours, here, 1)).toEqual([]);
  });
});

// How long the test compositor's renderer takes for one fullscreen surface, beside a plain copy of its bytes.
import { WlShmFormat } from '../src/protocol/generated/wayland.js';
import { render, type Scene } from '../src/testing/index.js';
import { type Bench, paired, type Times } from './harness.js';

const kinds = [
  { what: 'opaque', format: WlShmFormat.xrgb8888, alpha: 0xff },
  { what: 'with alpha, opaque pixels', format: WlShmFormat.argb8888, alpha: 0xff },
  { what: 'with alpha, half transparent', format: WlShmFormat.argb8888, alpha: 0x80 },
] as const;

export async function rendering(bench: Bench): Promise<void> {
  const [name, width, height] = bench.quick ? (['VGA', 640, 480] as const) : (['4K', 3840, 2160] as const);
  const count = bench.quick ? 3 : 20;
  const bytes = new Uint8Array(width * height * 4);
  const copy = new Uint8Array(bytes.length);
  const words = new Uint32Array(bytes.buffer);
  for (const { what, format, alpha } of kinds) {
    // Premultiplied: no channel is above the alpha.
    for (let i = 0; i < words.length; i++) words[i] = (alpha << 24) | ((i * 2654435761) & (0x010101 * (alpha >> 1)));
    const scene: Scene = {
      width,
      height,
      scale: 1,
      background: [0x20, 0x20, 0x20, 255],
      surfaces: [
        {
          buffer: { kind: 'shm', width, height, stride: width * 4, format, bytes },
          bufferScale: 1,
          bufferTransform: 0,
          x: 0,
          y: 0,
        },
      ],
    };
    const [own, copied] = (await paired(
      count,
      () => void render(scene),
      () => copy.set(bytes),
    )) as [Times, Times];
    const limit = { what: 'the same bytes copied', samples: copied.wall };
    bench.add({ group: 'render', what: name, part: what, unit: 'ms', samples: own.wall, limit });
  }
}

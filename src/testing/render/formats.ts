/**
 * What a pixel of each wl_shm format is: the packed RGB formats of drm_fourcc.h, little-endian, and how
 * a buffer is read: as canonical pixels (premultiplied, 8 bits a channel, red in the lowest byte), or,
 * if it has channels of more than 8 bits, as floats, which is what pixman does with these.
 */

/** One channel of a packed pixel: `bits` bits from bit `shift` on. */
interface Channel {
  readonly shift: number;
  readonly bits: number;
}

/** A format that can be drawn. */
export interface ShmFormat {
  /** Its name in `wl_shm.format`, e.g. `argb8888`. */
  readonly name: string;
  readonly bytesPerPixel: number;
  /** Whether pixels carry alpha; without it they are opaque, whatever their x bits say. */
  readonly alpha: boolean;
  /** Channels are IEEE half floats instead of unsigned fractions. */
  readonly float: boolean;
  /** Some channel has more than 8 bits. */
  readonly wide: boolean;
  readonly r: Channel;
  readonly g: Channel | undefined;
  readonly b: Channel | undefined;
  readonly a: Channel | undefined;
}

/** `wl_shm` codes 0 and 1 stand for the fourccs AR24 and XR24. */
const ARGB8888 = 0;
const XRGB8888 = 1;

// name, fourcc, channels from the highest bit to the lowest (x: ignored)
const layouts: readonly (readonly [name: string, code: string | number, layout: string])[] = [
  ['argb8888', ARGB8888, 'a8 r8 g8 b8'],
  ['xrgb8888', XRGB8888, 'x8 r8 g8 b8'],
  ['abgr8888', 'AB24', 'a8 b8 g8 r8'],
  ['xbgr8888', 'XB24', 'x8 b8 g8 r8'],
  ['rgba8888', 'RA24', 'r8 g8 b8 a8'],
  ['rgbx8888', 'RX24', 'r8 g8 b8 x8'],
  ['bgra8888', 'BA24', 'b8 g8 r8 a8'],
  ['bgrx8888', 'BX24', 'b8 g8 r8 x8'],
  ['rgb888', 'RG24', 'r8 g8 b8'],
  ['bgr888', 'BG24', 'b8 g8 r8'],
  ['rgb332', 'RGB8', 'r3 g3 b2'],
  ['bgr233', 'BGR8', 'b2 g3 r3'],
  ['rgb565', 'RG16', 'r5 g6 b5'],
  ['bgr565', 'BG16', 'b5 g6 r5'],
  ['argb4444', 'AR12', 'a4 r4 g4 b4'],
  ['xrgb4444', 'XR12', 'x4 r4 g4 b4'],
  ['abgr4444', 'AB12', 'a4 b4 g4 r4'],
  ['xbgr4444', 'XB12', 'x4 b4 g4 r4'],
  ['rgba4444', 'RA12', 'r4 g4 b4 a4'],
  ['rgbx4444', 'RX12', 'r4 g4 b4 x4'],
  ['bgra4444', 'BA12', 'b4 g4 r4 a4'],
  ['bgrx4444', 'BX12', 'b4 g4 r4 x4'],
  ['argb1555', 'AR15', 'a1 r5 g5 b5'],
  ['xrgb1555', 'XR15', 'x1 r5 g5 b5'],
  ['abgr1555', 'AB15', 'a1 b5 g5 r5'],
  ['xbgr1555', 'XB15', 'x1 b5 g5 r5'],
  ['rgba5551', 'RA15', 'r5 g5 b5 a1'],
  ['rgbx5551', 'RX15', 'r5 g5 b5 x1'],
  ['bgra5551', 'BA15', 'b5 g5 r5 a1'],
  ['bgrx5551', 'BX15', 'b5 g5 r5 x1'],
  ['argb2101010', 'AR30', 'a2 r10 g10 b10'],
  ['xrgb2101010', 'XR30', 'x2 r10 g10 b10'],
  ['abgr2101010', 'AB30', 'a2 b10 g10 r10'],
  ['xbgr2101010', 'XB30', 'x2 b10 g10 r10'],
  ['rgba1010102', 'RA30', 'r10 g10 b10 a2'],
  ['rgbx1010102', 'RX30', 'r10 g10 b10 x2'],
  ['bgra1010102', 'BA30', 'b10 g10 r10 a2'],
  ['bgrx1010102', 'BX30', 'b10 g10 r10 x2'],
  ['argb16161616', 'AR48', 'a16 r16 g16 b16'],
  ['xrgb16161616', 'XR48', 'x16 r16 g16 b16'],
  ['abgr16161616', 'AB48', 'a16 b16 g16 r16'],
  ['xbgr16161616', 'XB48', 'x16 b16 g16 r16'],
  ['argb16161616f', 'AR4H', 'a16 r16 g16 b16 float'],
  ['xrgb16161616f', 'XR4H', 'x16 r16 g16 b16 float'],
  ['abgr16161616f', 'AB4H', 'a16 b16 g16 r16 float'],
  ['xbgr16161616f', 'XB4H', 'x16 b16 g16 r16 float'],
  ['axbxgxrx106106106106', 'AB10', 'a10 x6 b10 x6 g10 x6 r10 x6'],
  ['r8', 'R8  ', 'r8'],
  ['r16', 'R16 ', 'r16'],
  ['rg88', 'RG88', 'r8 g8'],
  ['gr88', 'GR88', 'g8 r8'],
  ['rg1616', 'RG32', 'r16 g16'],
  ['gr1616', 'GR32', 'g16 r16'],
];

function parse(name: string, layout: string): ShmFormat {
  const words = layout.split(' ');
  const float = words[words.length - 1] === 'float';
  if (float) words.pop();
  const channels: Record<string, Channel> = {};
  let shift = 0;
  for (const word of words.reverse()) {
    const bits = Number(word.slice(1));
    channels[word.charAt(0)] = { shift, bits };
    shift += bits;
  }
  const { r = { shift: 0, bits: 0 }, g, b, a } = channels;
  const wide = [r, g, b, a].some((channel) => channel !== undefined && channel.bits > 8);
  return { name, bytesPerPixel: shift / 8, alpha: a !== undefined, float, wide, r, g, b, a };
}

function fourcc(code: string): number {
  return Buffer.from(code, 'latin1').readUInt32LE();
}

/** The formats that can be drawn, by their code in `wl_shm.format`. */
export const shmFormats: ReadonlyMap<number, ShmFormat> = new Map(
  layouts.map(([name, code, layout]) => [typeof code === 'string' ? fourcc(code) : code, parse(name, layout)]),
);

/** Reads the pixel at a byte offset. */
type ChannelReader = (from: DataView, at: number) => number;

/** Makes the function that reads a channel's bits as an integer; `absent` is given for one that isn't there. */
function bitsReader(format: ShmFormat, channel: Channel | undefined, absent: number): ChannelReader {
  if (channel === undefined) return () => absent;
  const { shift, bits } = channel;
  const mask = 2 ** bits - 1;
  switch (format.bytesPerPixel) {
    case 8: {
      // no channel crosses a 16-bit word
      const offset = (shift >> 4) * 2;
      const rest = shift & 15;
      return (from, at) => (from.getUint16(at + offset, true) >> rest) & mask;
    }
    case 4:
      return (from, at) => (from.getUint32(at, true) >>> shift) & mask;
    case 2:
      return (from, at) => (from.getUint16(at, true) >> shift) & mask;
    default: // one byte, or three with a channel in each
      return (from, at) => (from.getUint8(at + (shift >> 3)) >> (shift & 7)) & mask;
  }
}

/** The channel as 0 … 255: fewer than 8 bits are repeated until there are 8. */
function byteReader(format: ShmFormat, channel: Channel | undefined, absent: number): ChannelReader {
  const read = bitsReader(format, channel, absent);
  if (channel === undefined || channel.bits === 8) return read;
  const { bits } = channel;
  const bytes = Uint8Array.from({ length: 2 ** bits }, (_, value) => {
    let filled = value << (8 - bits);
    for (let have = bits; have < 8; have *= 2) filled |= filled >> have;
    return filled;
  });
  return (from, at) => bytes[read(from, at)] as number;
}

/** The channel as a float, 1 for all bits set. Half floats may be below 0 and above 1. */
function floatReader(format: ShmFormat, channel: Channel | undefined, absent: number): ChannelReader {
  const read = bitsReader(format, channel, absent);
  if (channel === undefined) return read;
  if (format.float) return (from, at) => numberOfHalf(read(from, at));
  const unit = Math.fround(1 / (2 ** channel.bits - 1)); // multiplied in single precision, as pixman does
  return (from, at) => read(from, at) * unit;
}

/** The number that an IEEE half float stands for; NaN is taken for 0, and infinity for the largest number. */
function numberOfHalf(half: number): number {
  const exponent = (half >> 10) & 31;
  const fraction = half & 1023;
  const sign = (half & 0x8000) === 0 ? 1 : -1;
  if (exponent === 31) return fraction === 0 ? sign * 65504 : 0;
  return sign * (exponent === 0 ? fraction * 2 ** -24 : (1024 + fraction) * 2 ** (exponent - 25));
}

/** A buffer's bytes: at least `stride * (height - 1)` plus one row of pixels. */
export interface Plane {
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly stride: number;
}

/** Calls back with the byte offset of each pixel, row by row. */
function eachPixel(format: ShmFormat, plane: Plane, visit: (from: DataView, at: number, index: number) => void): void {
  const { bytes, width, height, stride } = plane;
  const from = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let y = 0, index = 0; y < height; y++) {
    for (let x = 0, at = y * stride; x < width; x++, at += format.bytesPerPixel) visit(from, at, index++);
  }
}

/** Reads a whole buffer of a format that isn't wide as canonical pixels, rows without padding. */
export function readPixels(format: ShmFormat, plane: Plane): Uint32Array {
  const red = byteReader(format, format.r, 0);
  const green = byteReader(format, format.g, 0);
  const blue = byteReader(format, format.b, 0);
  const alpha = byteReader(format, format.a, 255);
  const pixels = new Uint32Array(plane.width * plane.height);
  if (format.bytesPerPixel === 4 && plane.bytes.byteOffset % 4 === 0 && plane.stride % 4 === 0) {
    rearrange(format, plane, pixels);
    return pixels;
  }
  eachPixel(format, plane, (from, at, index) => {
    pixels[index] = (alpha(from, at) << 24) | (blue(from, at) << 16) | (green(from, at) << 8) | red(from, at);
  });
  return pixels;
}

/** The same for aligned pixels of four channels with 8 bits, which is nearly all that is ever shown: by words. */
function rearrange(format: ShmFormat, { bytes, width, height, stride }: Plane, pixels: Uint32Array): void {
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength >> 2);
  const red = format.r.shift;
  const green = format.g?.shift ?? 0;
  const blue = format.b?.shift ?? 0;
  const alpha = format.a?.shift ?? 0;
  const opaque = format.alpha ? 0 : 255;
  for (let y = 0, to = 0; y < height; y++) {
    for (let from = (y * stride) >> 2, end = from + width; from < end; from++, to++) {
      const word = words[from] as number;
      const a = ((word >>> alpha) & 255) | opaque;
      pixels[to] =
        (a << 24) | (((word >>> blue) & 255) << 16) | (((word >>> green) & 255) << 8) | ((word >>> red) & 255);
    }
  }
}

/** Reads a whole buffer of a wide format: red, green, blue, alpha of each pixel, rows without padding. */
export function readWidePixels(format: ShmFormat, plane: Plane): Float32Array {
  const red = floatReader(format, format.r, 0);
  const green = floatReader(format, format.g, 0);
  const blue = floatReader(format, format.b, 0);
  const alpha = floatReader(format, format.a, 1);
  const pixels = new Float32Array(plane.width * plane.height * 4);
  eachPixel(format, plane, (from, at, index) => {
    pixels[index * 4] = red(from, at);
    pixels[index * 4 + 1] = green(from, at);
    pixels[index * 4 + 2] = blue(from, at);
    pixels[index * 4 + 3] = alpha(from, at);
  });
  return pixels;
}

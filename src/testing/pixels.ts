/**
 * Memory for copies of pixels. A client that animates at 4K would else cost 33 MB of fresh memory a frame,
 * and touching it for the first time costs more than the copy.
 */

/** Smaller ones are cheap. */
const WORTH_KEEPING = 1 << 20;
const KEPT = 4;

const kept: Uint8Array[] = [];

/** Bytes of any content, to be written over as a whole. */
export function takeBytes(length: number): Uint8Array {
  const at = kept.findIndex((bytes) => bytes.length === length);
  return kept.splice(at, at < 0 ? 0 : 1)[0] ?? new Uint8Array(Buffer.allocUnsafeSlow(length).buffer);
}

/** Takes back what nobody looks at any more. */
export function giveBack(bytes: Uint8Array): void {
  if (bytes.length < WORTH_KEEPING) return;
  kept.unshift(bytes);
  if (kept.length > KEPT) kept.pop();
}

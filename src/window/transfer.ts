/** The bytes of a selection or a drag: they go from app to app through a pipe, past the compositor. */

import { createWriteStream } from 'node:fs';
import { Socket } from 'node:net';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { WaylandError } from '../errors.js';
import { isPollable, pipe } from '../sys/index.js';
import { OwnedFd } from '../wire/index.js';

/** What can be pasted from: a `wl_data_offer`, or one of a primary selection or of data-control. */
export interface Receivable {
  receive(mimeType: string, fd: OwnedFd | number): void;
}

/**
 * Pastes: asks whoever owns the data for it and reads to the end. When the owner or the compositor is gone it
 * ends with what had come by then, perhaps nothing: a paste never hangs on a lost connection, but on an owner that says nothing.
 * @param mimeType one that the offer has named
 * @param options `signal` gives it up
 * @returns what was read, as bytes
 * @throws ERR_WL_ARGUMENT where there is no offer; ERR_WL_DEAD_OBJECT for one that has ended; ERR_WL_SESSION_CLOSED;
 * ERR_WL_SYSCALL: EMFILE; the signal's reason
 */
export async function receiveData(
  offer: Receivable,
  mimeType: string,
  options: { readonly signal?: AbortSignal } = {},
): Promise<Buffer> {
  if (typeof (offer as Receivable | null | undefined)?.receive !== 'function') {
    throw new WaylandError('ERR_WL_ARGUMENT', `receiveData takes an offer, got ${String(offer)}: nothing is offered`);
  }
  options.signal?.throwIfAborted();
  const [readEnd, writeEnd] = pipe();
  try {
    offer.receive(mimeType, writeEnd.fd);
  } catch (error) {
    readEnd.close();
    throw error;
  } finally {
    // The compositor has its own: as long as one is open here, no end would ever be read.
    writeEnd.close();
  }
  const { signal } = options;
  const source = new Socket({ fd: readEnd.take(), readable: true, writable: false, ...(signal && { signal }) });
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of source) chunks.push(chunk as Buffer); // no encoding is set
  } catch (error) {
    signal?.throwIfAborted();
    throw error;
  }
  return Buffer.concat(chunks);
}

/**
 * Answers a source's `send` event: writes everything and closes the descriptor, whoever reads it and however slowly.
 * @param data a string is sent as UTF-8
 * @returns whether all of it was taken: false when the reader went away before
 * @throws ERR_WL_ARGUMENT for anything else than these two; ERR_WL_STATE when the descriptor was taken or closed before
 */
export async function sendData(fd: OwnedFd, data: string | Uint8Array): Promise<boolean> {
  if (!(fd instanceof OwnedFd)) {
    throw new WaylandError('ERR_WL_ARGUMENT', `sendData takes the fd of a send event, got ${String(fd)}`);
  }
  if (typeof data !== 'string' && !(data instanceof Uint8Array)) {
    fd.close(); // whoever reads must not wait for ever
    throw new WaylandError('ERR_WL_ARGUMENT', `sendData sends a string or a Uint8Array, got ${String(data)}`);
  }
  const taken = fd.take();
  const sink: Writable = isPollable(taken)
    ? new Socket({ fd: taken, readable: false, writable: true })
    : createWriteStream('', { fd: taken });
  sink.end(data);
  try {
    await finished(sink);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EPIPE') return false;
    throw error;
  }
}

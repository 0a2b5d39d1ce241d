/** Unix stream sockets that carry fds: unix(7), sendmsg(2), recvmsg(2). All non-blocking and CLOEXEC. */

import { closeSync } from 'node:fs';
import { SystemError, WaylandError } from '../errors.js';
import { type Chunk, type Inbox, OwnedFd } from '../wire/index.js';
import * as libc from './libc.js';

const AF_UNIX = 1;
const SOCK_STREAM = 1;
const SOCK_NONBLOCK = 0o4000;
const SOCK_CLOEXEC = 0o2000000;
const SOL_SOCKET = 1;
const SO_PEERCRED = 17;
const SCM_RIGHTS = 1;
const MSG_CTRUNC = 8;
const MSG_DONTWAIT = 0x40;
const MSG_NOSIGNAL = 0x4000;
const MSG_CMSG_CLOEXEC = 0x40000000;
const SHUT_RD = 0;
const SHUT_WR = 1;
const SHUT_RDWR = 2;
const EMFILE = 24;
const ETOOMANYREFS = 109;
const SUN_PATH_BYTES = 108;

/** SCM_MAX_FD of the kernel: no sendmsg brings more. */
const FDS_PER_MESSAGE = 253;
const CMSG_HEADER_BYTES = 16;
/** Credentials come along when whoever made an inherited socket asked for them: room for these too. */
const CREDENTIALS_BYTES = 64;
const CONTROL_BYTES = CMSG_HEADER_BYTES + FDS_PER_MESSAGE * 4 + 4 + CREDENTIALS_BYTES;

// One msghdr, iovec and control buffer for the whole process: calls are synchronous, and building
// them anew as JavaScript objects costs several times the call.
const HEADER_BYTES = 56;
const IOVEC_BYTES = 16;
const scratch = new ArrayBuffer(HEADER_BYTES + IOVEC_BYTES + CONTROL_BYTES);
const scratchAddress = libc.addressOf(scratch);
const header = new DataView(scratch, 0, HEADER_BYTES);
const iovec = new DataView(scratch, HEADER_BYTES, IOVEC_BYTES);
const control = new DataView(scratch, HEADER_BYTES + IOVEC_BYTES);

function pointer(view: DataView, offset: number, value: number): void {
  view.setUint32(offset, value, true);
  view.setUint32(offset + 4, value / 0x100000000, true);
}

pointer(header, 16, scratchAddress + HEADER_BYTES);
pointer(header, 24, 1);

function prepare(buffer: ArrayBufferLike, offset: number, length: number, controlBytes: number): void {
  pointer(iovec, 0, libc.addressOf(buffer) + offset);
  pointer(iovec, 8, length);
  pointer(header, 32, controlBytes > 0 ? scratchAddress + HEADER_BYTES + IOVEC_BYTES : 0);
  pointer(header, 40, controlBytes);
  header.setInt32(48, 0, true);
}

function address(path: string): Uint8Array {
  const name = Buffer.from(path);
  if (name.length === 0 || name.length >= SUN_PATH_BYTES || name.includes(0)) {
    throw new WaylandError(
      'ERR_WL_ARGUMENT',
      `a socket path must have 1 to ${SUN_PATH_BYTES - 1} bytes and no NUL: ${path}`,
    );
  }
  const bytes = new Uint8Array(2 + SUN_PATH_BYTES);
  bytes[0] = AF_UNIX;
  bytes.set(name, 2);
  return bytes;
}

function makeSocket(): OwnedFd {
  return new OwnedFd(libc.checked(libc.socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0), 'socket'));
}

/** Connects to the socket at an absolute path. @throws ERR_WL_SYSCALL with ENOENT, ECONNREFUSED, EAGAIN, … */
export function connectTo(path: string): OwnedFd {
  const name = address(path);
  const fd = makeSocket();
  try {
    libc.checked(
      libc.restarting(() => libc.connect(fd.fd, name, name.length)),
      'connect',
      path,
    );
    return fd;
  } catch (error) {
    fd.close();
    throw error;
  }
}

/** Listens at an absolute path, which must not exist. @throws ERR_WL_SYSCALL with EADDRINUSE, … */
export function listenAt(path: string): OwnedFd {
  const name = address(path);
  const fd = makeSocket();
  try {
    libc.checked(libc.bind(fd.fd, name, name.length), 'bind', path);
    libc.checked(libc.listen(fd.fd, 128), 'listen', path);
    return fd;
  } catch (error) {
    fd.close();
    throw error;
  }
}

/** The next connection that waits, or `undefined`. */
export function accept(listening: number): OwnedFd | undefined {
  const fd = libc.restarting(() => libc.accept4(listening, 0, 0, SOCK_NONBLOCK | SOCK_CLOEXEC));
  if (fd === -1 && libc.wouldBlock(libc.lastErrno())) return undefined;
  return new OwnedFd(libc.checked(fd, 'accept4'));
}

/** Two connected sockets. */
export function socketPair(): [OwnedFd, OwnedFd] {
  const fds = new Int32Array(2);
  libc.checked(libc.socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0, fds), 'socketpair');
  return [new OwnedFd(fds[0] as number), new OwnedFd(fds[1] as number)];
}

/** Names a socket in the abstract namespace, 1 to 107 bytes: unix(7). @throws ERR_WL_ARGUMENT, ERR_WL_SYSCALL: EADDRINUSE */
export function bindAbstract(fd: number, name: string): void {
  const bytes = Buffer.from(name);
  if (bytes.length === 0 || bytes.length >= SUN_PATH_BYTES) {
    throw new WaylandError('ERR_WL_ARGUMENT', `an abstract name must have 1 to ${SUN_PATH_BYTES - 1} bytes: ${name}`);
  }
  const address = new Uint8Array(3 + bytes.length); // family, then a NUL, where a path would begin
  address[0] = AF_UNIX;
  address.set(bytes, 3);
  libc.checked(libc.bind(fd, address, address.length), 'bind', `@${name}`);
}

/** The abstract name of a socket; undefined where it has none. @throws ERR_WL_SYSCALL */
export function abstractName(fd: number): string | undefined {
  const address = new Uint8Array(2 + SUN_PATH_BYTES);
  const length = new Uint32Array([address.length]);
  libc.checked(libc.getsockname(fd, address, length), 'getsockname');
  const bytes = length[0] as number;
  return bytes > 3 && address[2] === 0 ? Buffer.from(address.subarray(3, bytes)).toString() : undefined;
}

/** Process id of the peer at the time it connected. */
export function peerPid(fd: number): number {
  const credentials = new Uint8Array(12);
  libc.checked(libc.getsockopt(fd, SOL_SOCKET, SO_PEERCRED, credentials, new Uint32Array([12])), 'getsockopt');
  return new DataView(credentials.buffer).getInt32(0, true);
}

/** Ends one direction or both: when writing has ended, the peer reads end of stream; when reading, its sends fail. */
export function shutdownSocket(fd: number, what: 'reading' | 'writing' | 'both' = 'both'): void {
  libc.shutdown(fd, what === 'reading' ? SHUT_RD : what === 'writing' ? SHUT_WR : SHUT_RDWR);
}

/**
 * Sends as much of a chunk as the socket takes, its fds with the first byte.
 * @returns bytes taken; 0 when the socket is full
 * @throws ERR_WL_SYSCALL: EPIPE or ECONNRESET when the peer is gone
 */
export function send(fd: number, chunk: Chunk): number {
  const { bytes, start, end, fds } = chunk;
  let sent: number;
  if (fds.length === 0) {
    const at = libc.addressOf(bytes.buffer) + bytes.byteOffset + start;
    sent = libc.restarting(() => libc.send(fd, at, end - start, MSG_DONTWAIT | MSG_NOSIGNAL));
  } else {
    let controlBytes = CMSG_HEADER_BYTES + fds.length * 4;
    pointer(control, 0, controlBytes);
    control.setInt32(8, SOL_SOCKET, true);
    control.setInt32(12, SCM_RIGHTS, true);
    for (let i = 0; i < fds.length; i++) control.setInt32(CMSG_HEADER_BYTES + i * 4, (fds[i] as OwnedFd).fd, true);
    controlBytes = (controlBytes + 7) & ~7;
    prepare(bytes.buffer, bytes.byteOffset + start, end - start, controlBytes);
    sent = libc.restarting(() => libc.sendmsg(fd, scratchAddress, MSG_DONTWAIT | MSG_NOSIGNAL));
  }
  if (sent === -1) {
    const errno = libc.lastErrno();
    // The user has too many fds under way (unix(7)): as with bytes, it passes when the peer has read some.
    if (libc.wouldBlock(errno) || errno === ETOOMANYREFS) return 0;
  }
  return libc.checked(sent, 'sendmsg');
}

/** What {@link receive} found: bytes went into the inbox, nothing is there now, or the peer has ended. */
export type Received = 'data' | 'empty' | 'end';

/**
 * Receives once into an inbox, fds with CLOEXEC.
 * @throws ERR_WL_SYSCALL: ECONNRESET; EMFILE when fds were lost because this process can open no more
 */
export function receive(fd: number, inbox: Inbox): Received {
  const start = inbox.writeStart;
  if (start === inbox.bytes.length)
    throw new WaylandError('ERR_WL_STATE', 'whole messages wait in the inbox: take them first');
  prepare(inbox.bytes.buffer, start, inbox.bytes.length - start, CONTROL_BYTES);
  const count = libc.restarting(() => libc.recvmsg(fd, scratchAddress, MSG_DONTWAIT | MSG_CMSG_CLOEXEC));
  if (count === -1 && libc.wouldBlock(libc.lastErrno())) return 'empty';
  libc.checked(count, 'recvmsg');
  const fds = receivedFds();
  if ((header.getInt32(48, true) & MSG_CTRUNC) !== 0) {
    for (const received of fds) closeSync(received);
    throw new SystemError('recvmsg', EMFILE, 'EMFILE', 'a file descriptor was sent, but this process can open no more');
  }
  if (count === 0) return 'end';
  inbox.received(count, fds);
  return 'data';
}

function receivedFds(): number[] {
  const fds: number[] = [];
  const total = header.getUint32(40, true);
  for (let at = 0; at + CMSG_HEADER_BYTES <= total; ) {
    const length = control.getUint32(at, true);
    if (length < CMSG_HEADER_BYTES) break;
    if (control.getInt32(at + 8, true) === SOL_SOCKET && control.getInt32(at + 12, true) === SCM_RIGHTS) {
      for (let i = at + CMSG_HEADER_BYTES; i + 4 <= at + length; i += 4) fds.push(control.getInt32(i, true));
    }
    at += (length + 7) & ~7;
  }
  return fds;
}

const POLLIN = 1;
const POLLOUT = 4;
const pollFd = new ArrayBuffer(8);
const pollFdAddress = libc.addressOf(pollFd);
const pollFdView = new DataView(pollFd);

const WAITED = { readable: POLLIN, writable: POLLOUT, either: POLLIN | POLLOUT };

/** Blocks until the socket is readable (or has ended), or writable if asked for. `timeout` in ms, -1 for ever. @returns false on time-out */
export function waitFor(fd: number, what: keyof typeof WAITED, timeout: number): boolean {
  pollFdView.setInt32(0, fd, true);
  pollFdView.setInt16(4, WAITED[what], true);
  pollFdView.setInt16(6, 0, true);
  return (
    libc.checked(
      libc.restarting(() => libc.poll(pollFdAddress, 1, timeout)),
      'poll',
    ) > 0
  );
}

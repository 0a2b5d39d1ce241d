/** The machine's unix sockets and who is connected with whom, as the kernel tells it: sock_diag(7). */

import { closeSync, readSync, writeSync } from 'node:fs';
import * as libc from './libc.js';

const AF_NETLINK = 16;
const SOCK_RAW = 3;
const SOCK_CLOEXEC = 0o2000000;
const NETLINK_SOCK_DIAG = 4;
const SOCK_DIAG_BY_FAMILY = 20;
const NLM_F_REQUEST_DUMP = 0x301;
const NLMSG_DONE = 3;
const NLMSG_ERROR = 2;
const AF_UNIX = 1;
const UDIAG_SHOW_NAME_VFS_PEER = 1 | 2 | 4;
const UNIX_DIAG_NAME = 0;
const UNIX_DIAG_VFS = 1;
const UNIX_DIAG_PEER = 2;
const TCP_ESTABLISHED = 1;
const TCP_LISTEN = 10;
const HEADER_BYTES = 16;
const REQUEST_BYTES = 24;
const MESSAGE_BYTES = 16;

export interface UnixSocket {
  /** As in `socket:[INODE]` of `/proc/PID/fd`. */
  readonly inode: number;
  readonly state: 'connected' | 'listening' | 'other';
  /** Inode of the other end; 0 while nobody has accepted the connection, absent when there is none. */
  readonly peer?: number;
  /** The path that it is bound to; an abstract one begins with `@`. An accepted socket has its listener's. */
  readonly path?: string;
  /** Which file that path was when it was bound, whatever it is called elsewhere: inode and `st_dev`. */
  readonly file?: { readonly inode: number; readonly device: number };
}

/** All unix sockets of this network namespace by inode. Nothing else tells a connection's other end. */
export function unixSockets(): Map<number, UnixSocket> {
  const fd = libc.checked(
    libc.socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_SOCK_DIAG),
    'socket',
    'asking for the unix sockets',
  );
  try {
    const request = new DataView(new ArrayBuffer(HEADER_BYTES + REQUEST_BYTES));
    request.setUint32(0, request.byteLength, true);
    request.setUint16(4, SOCK_DIAG_BY_FAMILY, true);
    request.setUint16(6, NLM_F_REQUEST_DUMP, true);
    request.setUint8(HEADER_BYTES, AF_UNIX);
    request.setUint32(HEADER_BYTES + 4, 0xffffffff, true); // all states
    request.setUint32(HEADER_BYTES + 12, UDIAG_SHOW_NAME_VFS_PEER, true);
    writeSync(fd, request);
    const sockets = new Map<number, UnixSocket>();
    const buffer = new Uint8Array(65536);
    while (readMessages(buffer.subarray(0, readSync(fd, buffer)), sockets));
    return sockets;
  } finally {
    closeSync(fd);
  }
}

/** @returns false after the last message */
function readMessages(bytes: Uint8Array, sockets: Map<number, UnixSocket>): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at + HEADER_BYTES <= bytes.length; ) {
    const length = view.getUint32(at, true);
    const type = view.getUint16(at + 4, true);
    if (type === NLMSG_DONE || type === NLMSG_ERROR || length < HEADER_BYTES) return false;
    const socket = readSocket(bytes.subarray(at + HEADER_BYTES, at + length));
    sockets.set(socket.inode, socket);
    at += (length + 3) & ~3;
  }
  return bytes.length > 0;
}

function readSocket(bytes: Uint8Array): UnixSocket {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const number = view.getUint8(2);
  const state = number === TCP_ESTABLISHED ? 'connected' : number === TCP_LISTEN ? 'listening' : 'other';
  const socket: { -readonly [K in keyof UnixSocket]: UnixSocket[K] } = { inode: view.getUint32(4, true), state };
  for (let at = MESSAGE_BYTES; at + 4 <= bytes.length; ) {
    const length = view.getUint16(at, true);
    const type = view.getUint16(at + 2, true);
    if (length < 4) break;
    if (type === UNIX_DIAG_PEER) socket.peer = view.getUint32(at + 4, true);
    if (type === UNIX_DIAG_VFS) {
      const device = view.getUint32(at + 8, true); // the kernel's own form: 12 bits of major, 20 of minor
      const [major, minor] = [device >>> 20, device & 0xfffff];
      const encoded = (minor & 0xff) | (major << 8) | ((minor & ~0xff) << 12); // makedev(3)
      socket.file = { inode: view.getUint32(at + 4, true), device: encoded };
    }
    if (type === UNIX_DIAG_NAME && length > 4) {
      const name = Buffer.from(bytes.subarray(at + 4, at + length)).toString();
      socket.path = name.startsWith('\0') ? `@${name.slice(1)}` : name.replace(/\0+$/, '');
    }
    at += (length + 3) & ~3;
  }
  return socket;
}

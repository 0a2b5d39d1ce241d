/** Which sockets of a process tree lead out of it, and which of these are its connection to a compositor. */

import { readFileSync, statSync } from 'node:fs';
import { basename, isAbsolute, join } from 'node:path';
import { type UnixSocket, unixSockets } from '../sys/index.js';
import { environmentOf, type Process } from './processes.js';

/** A socket whose other end the images can't hold. */
export interface OutsideSocket {
  readonly inode: number;
  readonly pid: number;
  readonly fd: number;
  /** `channel`: to whom a process asked to freeze it. */
  readonly kind: 'wayland' | 'channel' | 'unix' | 'tcp';
  /** What it leads to, as far as that has a name. */
  readonly to: string | undefined;
}

/** `socket:[4711]` → 4711 */
export function socketInode(target: string): number | undefined {
  const inode = /^socket:\[(\d+)\]$/.exec(target)?.[1];
  return inode === undefined ? undefined : Number(inode);
}

/**
 * @param display where the compositor is, if the environment of the process does not tell: a name in its
 *   XDG_RUNTIME_DIR or a path
 * @param channel inode of the socket by which the process asked for it
 */
export function outsideSockets(tree: readonly Process[], display?: string, channel?: number): OutsideSocket[] {
  const unix = unixSockets();
  const tcp = establishedTcp(tree[0]?.pid ?? 0);
  const held = new Map<number, { pid: number; fd: number }>(); // a shared socket counts once
  for (const { pid, files } of tree) {
    for (const { fd, target } of files) {
      const inode = socketInode(target);
      if (inode !== undefined && !held.has(inode)) held.set(inode, { pid, fd });
    }
  }
  const found: OutsideSocket[] = [];
  for (const [inode, { pid, fd }] of held) {
    const socket = unix.get(inode);
    const remote = tcp.get(inode);
    if (remote !== undefined) found.push({ inode, pid, fd, kind: 'tcp', to: remote });
    // 0: connected, and not accepted yet. CRIU would dump that and not restore it.
    if (socket?.peer === undefined || held.has(socket.peer)) continue;
    const peer = unix.get(socket.peer);
    if (inode === channel) {
      found.push({ inode, pid, fd, kind: 'channel', to: undefined });
      continue;
    }
    const kind = peer !== undefined && isCompositor(peer, pid, display) ? 'wayland' : 'unix';
    found.push({ inode, pid, fd, kind, to: peer?.path });
  }
  return found;
}

/** Judged by the file that the other end is bound to: a compositor in a container has another name for it. */
function isCompositor({ path, file }: UnixSocket, pid: number, display: string | undefined): boolean {
  if (path === undefined) return false;
  const wanted = displayOf(pid, display);
  if (wanted !== undefined) {
    if (path === wanted) return true;
    const stat = statSync(join(`/proc/${pid}/root`, wanted), { throwIfNoEntry: false });
    if (stat !== undefined && stat.ino === file?.inode && stat.dev === file.device) return true;
  }
  return display === undefined && /^@?wayland-|wayland/.test(basename(path));
}

function displayOf(pid: number, display: string | undefined): string | undefined {
  const environment = environmentOf(pid);
  const name = display ?? environment.get('WAYLAND_DISPLAY') ?? 'wayland-0';
  if (isAbsolute(name)) return name;
  const folder = environment.get('XDG_RUNTIME_DIR');
  return folder === undefined ? undefined : join(folder, name);
}

/** Inode → remote address of the TCP connections in the process's network namespace: proc_pid_net(5). */
function establishedTcp(pid: number): Map<number, string> {
  const remotes = new Map<number, string>();
  for (const table of ['tcp', 'tcp6']) {
    let text = '';
    try {
      text = readFileSync(`/proc/${pid}/net/${table}`, 'utf8');
    } catch {
      // a kernel without IPv6
    }
    for (const line of text.split('\n').slice(1)) {
      const fields = line.trim().split(/\s+/);
      const LISTEN = '0A';
      const CLOSE = '07';
      if (fields[3] === undefined || fields[3] === LISTEN || fields[3] === CLOSE) continue;
      const port = Number.parseInt(fields[2]?.split(':')[1] ?? '', 16);
      remotes.set(Number(fields[9]), `port ${port}`);
    }
  }
  return remotes;
}

// The programs of bench/peers: compiled when there is a compiler, started on one core, told what to do, line by line.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** What a number of items took. */
export interface Took {
  /** ns of wall time, until the last answer. */
  readonly wall: number;
  /** ns of CPU time of the client's process, all threads. */
  readonly cpu: number;
  /** Bytes that were allocated; meaningless where a garbage was collected meanwhile. */
  readonly allocated: number;
}

const here = dirname(fileURLToPath(import.meta.url));
const extension = extname(fileURLToPath(import.meta.url));
const sources = join(process.cwd(), 'bench/peers');

/** What a command says on stdout; undefined where there is no such command, or it fails. */
function said(command: string, args: readonly string[]): string | undefined {
  try {
    return execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  } catch {
    return undefined;
  }
}

const PEERS = ['sink', 'libwayland', 'batched', 'restore'] as const;
export type PeerName = (typeof PEERS)[number];

/** Compiles the peers. @returns their files; those that could not be compiled are missing */
export function compilePeers(folder: string, names: readonly PeerName[] = PEERS): ReadonlyMap<PeerName, string> {
  const found = new Map<PeerName, string>();
  const wayland = said('pkg-config', ['--cflags', '--libs', 'wayland-client'])?.trim().split(/\s+/);
  mkdirSync(folder, { recursive: true });
  for (const name of names) {
    const file = join(folder, name);
    const more = name === 'sink' || name === 'batched' ? [] : wayland;
    const shell = name === 'restore' ? xdgShell(folder) : [];
    if (more === undefined || shell === undefined) continue;
    const sourceFiles = [join(sources, `${name}.c`), ...shell];
    if (said('cc', ['-O2', '-I', folder, '-o', file, ...sourceFiles, ...more]) !== undefined) found.set(name, file);
  }
  return found;
}

/** C for a toplevel, made from the project's own protocol file. @returns the source; undefined without wayland-scanner */
function xdgShell(folder: string): readonly string[] | undefined {
  const [header, code] = [join(folder, 'xdg-shell-client-protocol.h'), join(folder, 'xdg-shell.c')];
  for (const [kind, file] of [
    ['client-header', header],
    ['private-code', code],
  ] as const) {
    if (said('wayland-scanner', [kind, 'protocols/stable/xdg-shell.xml', file]) === undefined) return;
  }
  return [code];
}

/** Version of the system's libwayland. */
export function libwaylandVersion(): string | undefined {
  return said('pkg-config', ['--modversion', 'wayland-client'])?.trim();
}

/** The last core that this process may use: the first ones have more to do with devices. */
const core = said('taskset', ['-pc', String(process.pid)])
  ?.trim()
  .match(/\d+$/)?.[0];

/** Whether all peers share one core: a wake-up across cores costs more than what is measured. */
export const pinned = core !== undefined;

/** A node program of this folder, as a command. */
export function program(name: string, args: readonly string[], flags: readonly string[] = []): readonly string[] {
  const loader = extension === '.ts' ? ['--import', import.meta.resolve('tsx')] : [];
  return [process.execPath, ...loader, ...flags, join(here, name + extension), ...args];
}

/** User instructions of an item, by perf(1); undefined where the machine can't count them. */
export function instructionsPerItem(
  command: readonly string[],
  work: string,
  items: number,
  folder: string,
): number | undefined {
  if (!counts) return undefined;
  const counted = (rounds: number): number => {
    const file = join(folder, 'perf');
    const stat = ['stat', '-x', ',', '-e', 'instructions:u', '-o', file, '--', ...command];
    execFileSync('perf', stat, { input: `${work} ${items}\n`.repeat(rounds), stdio: ['pipe', 'ignore', 'ignore'] });
    return Number(/^(\d+),/m.exec(readFileSync(file, 'utf8'))?.[1]);
  };
  // Starting up and warming up are in both.
  const [few, more] = [counted(4), counted(8)];
  return (more - few) / (4 * items);
}

/** Many machines that are themselves virtual have no such counter. What a child's stdout is (a socket) can't be opened by name. */
const counts = /^\d+/m.test(said('perf', ['stat', '-x', ',', '-e', 'instructions:u', '--log-fd', '1', 'true']) ?? '');

const children = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of children) child.kill('SIGKILL');
});

export class Peer {
  readonly #child: ChildProcess;
  readonly #lines: Interface;
  /** Rejects when it has ended: nobody may wait for its words any more. */
  readonly #ended: Promise<never>;
  /** Its first line. */
  #said = '';

  private constructor(child: ChildProcess, lines: Interface) {
    this.#child = child;
    this.#lines = lines;
    this.#ended = once(child, 'exit').then(([code]) => {
      throw new Error(`${child.spawnargs.join(' ')} ended with ${code}`);
    });
    this.#ended.catch(() => undefined); // it ends sooner or later
  }

  /** @param command with its arguments; it says a line when it is ready @param pin whether to the common core */
  static async start(command: readonly string[], pin = true): Promise<Peer> {
    const [file = '', ...args] = core === undefined || !pin ? command : ['taskset', '-c', core, ...command];
    const child = spawn(file, args, { stdio: ['pipe', 'pipe', 'inherit'] });
    children.add(child);
    child.once('exit', () => children.delete(child));
    const peer = new Peer(child, createInterface({ input: child.stdout }));
    peer.#said = await peer.#line();
    return peer;
  }

  /** What it said when it was ready. */
  get said(): string {
    return this.#said;
  }

  async #line(): Promise<string> {
    const [line] = (await Promise.race([once(this.#lines, 'line'), this.#ended])) as [string];
    return line;
  }

  /** Tells it something. @returns its answer */
  ask(line: string): Promise<string> {
    const answer = this.#line();
    this.#child.stdin?.write(`${line}\n`);
    return answer;
  }

  async run(work: string, items: number): Promise<Took> {
    const [wall = 0, cpu = 0, allocated = 0] = (await this.ask(`${work} ${items}`)).split(' ').map(Number);
    return { wall, cpu, allocated };
  }

  async stop(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const ended = once(this.#child, 'exit');
    this.#child.kill('SIGTERM');
    await ended;
    this.#lines.close();
  }
}

// Plays a log on a compositor, as an app would that waits where the log heard a configure; and a plan, as a session does.
import { writeSync } from 'node:fs';
import { Connection, type ConnectionOwner } from '../../src/client/index.js';
import { type LogRecord, type Loss, plan, type State } from '../../src/journal/index.js';
import { HandleCounter } from '../../src/objects/index.js';
import type { RequestArg, WaylandProxy } from '../../src/protocol/index.js';
import { DISPLAY_HANDLE, setUpEpoch } from '../../src/session/epoch.js';
import { StandIn } from '../../src/session/stand-in.js';
import { connectTo, createMemfd } from '../../src/sys/index.js';
import type { ClientConnection, ClientDigest, TestCompositor } from '../../src/testing/index.js';
import { XdgSurface } from '../../src/testing/xdg-surface.js';
import { OwnedFd, type WireValue } from '../../src/wire/index.js';
import { interfaceNamed, POOL_BYTES_MOST } from './author.js';

const patterns = new Map<number, Uint8Array>();

/** Bytes that tell where they stand, and in which pool. */
function pattern(seed: number): Uint8Array {
  const known = patterns.get(seed);
  if (known !== undefined) return known;
  const made = Uint8Array.from({ length: POOL_BYTES_MOST }, (_, i) => (i * 7 + (i >> 8) * 31 + seed * 13) & 0xff);
  patterns.set(seed, made);
  return made;
}

/** Memory for a pool, with bytes that tell where they stand. */
export function patternedPool(seed: number): OwnedFd {
  const memory = createMemfd('journal test', POOL_BYTES_MOST);
  writeSync(memory.fd, pattern(seed));
  return memory;
}

interface Ended {
  readonly signal: AbortSignal;
  readonly connection: Connection;
}

function open(screen: TestCompositor, event?: ConnectionOwner['event']): Ended {
  const ended = new AbortController();
  const owner: ConnectionOwner = {
    handles: new HandleCounter(0x1000_0000),
    ended: (reason) => ended.abort(reason),
    ...(event !== undefined && { event }),
  };
  return { connection: new Connection({ fd: connectTo(screen.socket), owner }), signal: ended.signal };
}

function withEnd<T>(signal: AbortSignal, wait: Promise<T>): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const onEnd = (): void => reject(signal.reason);
    if (signal.aborted) onEnd();
    signal.addEventListener('abort', onEnd, { once: true });
    wait.then(resolve, reject).finally(() => signal.removeEventListener('abort', onEnd));
  });
}

class Player {
  readonly #screen: TestCompositor;
  readonly #connection: Connection;
  readonly #signal: AbortSignal;
  readonly #standIns = new Map<number, WaylandProxy>();
  /** Serials that came and were not acknowledged. */
  readonly #serials = new Map<WaylandProxy, number[]>();
  readonly #done = new Set<WaylandProxy>();
  readonly #offered: { name: number; interface: string }[] = [];
  readonly #announced = new Map<number, { interface: string; ordinal: number }>();
  #look: (() => void) | undefined;

  constructor(screen: TestCompositor) {
    this.#screen = screen;
    const { connection, signal } = open(screen, (target, opcode, values) => this.#heard(target, opcode, values));
    this.#connection = connection;
    this.#signal = signal;
    const display = new StandIn(interfaceNamed('wl_display'), 1);
    connection.enterDisplay(display);
    this.#standIns.set(DISPLAY_HANDLE, display);
  }

  #heard(target: WaylandProxy, opcode: number, values: readonly WireValue[]): void {
    const event = target.interface.events[opcode]?.name;
    if (target.interface.name === 'wl_registry' && event === 'global') {
      this.#offered.push({ name: values[0] as number, interface: values[1] as string });
    } else if (target.interface.name === 'xdg_surface' && event === 'configure') {
      this.#serials.set(target, [...(this.#serials.get(target) ?? []), values[0] as number]);
    } else if (event === 'done' && target.interface.name === 'wl_callback') {
      this.#done.add(target);
    }
    this.#look?.();
  }

  async #until(holds: () => boolean): Promise<void> {
    this.#connection.flush();
    await withEnd(
      this.#signal,
      new Promise<void>((resolve) => {
        this.#look = () => {
          if (!holds()) return;
          this.#look = undefined;
          resolve();
        };
        this.#look();
      }),
    );
  }

  async roundtrip(): Promise<void> {
    const display = this.#standIns.get(DISPLAY_HANDLE) as WaylandProxy;
    const type = interfaceNamed('wl_callback');
    const callback = this.#connection.construct(display, 0, [], { interface: type }, () => new StandIn(type, 1));
    await this.#until(() => this.#done.has(callback));
  }

  async play(records: Iterable<LogRecord>): Promise<void> {
    for (const record of records) {
      if (record.kind === 'request') await this.#say(record);
      else if (record.kind === 'event') await this.#hear(record);
    }
    await this.roundtrip();
  }

  async #hear({ target: handle, opcode, args }: Extract<LogRecord, { kind: 'event' }>): Promise<void> {
    const target = this.#standIns.get(handle);
    const event = `${target?.interface.name}.${target?.interface.events[opcode]?.name}`;
    if (target === undefined) return;
    if (event === 'wl_registry.global') {
      const [name, iface] = args as [number, string];
      const ordinal = [...this.#announced.values()].filter((one) => one.interface === iface).length;
      this.#announced.set(name, { interface: iface, ordinal });
    } else if (event === 'xdg_surface.configure') {
      // One of an earlier life may have come late: the last that there is counts.
      await this.roundtrip();
      const said = (): boolean => (this.#serials.get(target)?.length ?? 0) > 0;
      if (!said()) this.#reconfigure(target.id);
      await this.#until(said);
    } else if (event === 'wl_callback.done') {
      await this.roundtrip();
      if (!this.#done.has(target)) this.#screen.tick();
      await this.roundtrip();
      if (!this.#done.has(target))
        throw new Error(`the log says that wl_callback#${handle} fired, the compositor fired none`);
    }
  }

  /** A configure that the compositor sends of its own accord. */
  #reconfigure(id: number): void {
    const windows = newest(this.#screen).ofType(XdgSurface);
    windows.find((one) => one.id === id && one.initialised)?.configure();
  }

  async #say({ target: handle, opcode, args, made }: Extract<LogRecord, { kind: 'request' }>): Promise<void> {
    const target = this.#standIns.get(handle);
    const message = target?.interface.requests[opcode];
    if (target === undefined || message === undefined) throw new Error(`object ${handle} was never made`);
    const values: RequestArg[] = [];
    for (const [i, arg] of message.args.entries()) {
      const value = args[i] ?? null;
      if (arg.type === 'new_id') continue;
      if (arg.type === 'object') values.push(value === 0 ? null : (this.#standIns.get(value as number) ?? null));
      else values.push(value instanceof OwnedFd ? value.fd : value);
    }
    if (message.name === 'bind') values[0] = this.#globalNamed(args[0] as number);
    if (message.name === 'ack_configure') {
      values[0] = this.#serials.get(target)?.at(-1) ?? 0;
      this.#serials.set(target, []);
    }
    if (made === undefined) {
      this.#connection.request(target, opcode, values);
      return;
    }
    const untyped = message.name === 'bind';
    const standIn = this.#connection.construct(
      target,
      opcode,
      values,
      { interface: made.interface },
      (version) => new StandIn(made.interface, version),
      untyped ? made.version : undefined,
    );
    this.#standIns.set(made.handle, standIn);
    if (made.interface.name === 'wl_registry') await this.roundtrip();
  }

  #globalNamed(name: number): number {
    const wanted = this.#announced.get(name);
    const alike = this.#offered.filter((one) => one.interface === wanted?.interface);
    const found = alike[wanted?.ordinal ?? 0];
    if (found === undefined) throw new Error(`the compositor has no ${wanted?.interface}`);
    return found.name;
  }

  close(): void {
    this.#connection.close();
  }
}

function newest(screen: TestCompositor): ClientConnection {
  const client = screen.clients.at(-1);
  if (client === undefined) throw new Error('no client is connected');
  return client;
}

async function gone(screen: TestCompositor, client: ClientConnection): Promise<void> {
  await screen.until(() => !screen.clients.includes(client));
}

export interface Known {
  readonly digest: ClientDigest;
  /** When the app has said more. */
  readonly later: ClientDigest;
}

/** Plays a log, and what the app says then. @returns what the compositor knows before and after that */
export async function run(
  screen: TestCompositor,
  records: readonly LogRecord[],
  more: readonly LogRecord[] = [],
): Promise<Known> {
  const player = new Player(screen);
  try {
    await player.play(records);
    const client = newest(screen);
    const digest = screen.digest({ client });
    if (more.length > 0) await player.play(more);
    const later = more.length > 0 ? screen.digest({ client }) : digest;
    player.close();
    await gone(screen, client);
    return { digest, later };
  } finally {
    player.close();
  }
}

/**
 * Rebuilds a state as a session does.
 * @param more what the app says then: requests that make nothing and give no object
 * @returns what the compositor knows before and after that, and what did not come back
 */
export async function execute(
  screen: TestCompositor,
  state: State,
  more: readonly LogRecord[] = [],
): Promise<Known & { lost: readonly Loss[]; degraded: readonly Loss[]; waves: number }> {
  const { connection, signal } = open(screen);
  try {
    const { result } = await setUpEpoch(connection, state, 3000, signal, () => undefined);
    connection.release();
    const roundtrip = async (): Promise<void> => {
      const callback = new StandIn(interfaceNamed('wl_callback'), 1);
      const root = connection.objects.get(1) as WaylandProxy;
      connection.construct(root, 0, [], { interface: callback.interface }, () => callback);
      await withEnd(signal, new Promise<void>((resolve) => void callback.once('done', () => resolve())));
    };
    await roundtrip();
    const client = newest(screen);
    const digest = screen.digest({ client });
    for (const record of more) {
      if (record.kind !== 'request') continue;
      const target = result.made.get(record.target);
      if (target === undefined) throw new Error(`object ${record.target} did not come back`);
      connection.request(target, record.opcode, []);
    }
    if (more.length > 0) await roundtrip();
    const later = more.length > 0 ? screen.digest({ client }) : digest;
    connection.close();
    await gone(screen, client);
    return { digest, later, lost: result.lost, degraded: result.degraded, waves: plan(state, [1, 2]).waves.length };
  } finally {
    connection.close();
  }
}

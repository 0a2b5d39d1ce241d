// The clients that do the works: a session, and a connection without a journal, which is what recording is compared with.
import { Connection, type ConnectionOwner, openAddress, resolveAddress } from '../src/client/index.js';
import { Journal } from '../src/journal/index.js';
import { HandleCounter } from '../src/objects/index.js';
import { WlCompositor, WlDisplay, WlSeat, WlShm, WlShmFormat, wl_display } from '../src/protocol/generated/wayland.js';
import type { ProxyClass, RequestArg, RequestSink, WaylandProxy } from '../src/protocol/index.js';
import { connect, type Session } from '../src/session/index.js';
import { createMemfd } from '../src/sys/index.js';
import type { Client } from './works.js';

const SIDE = 64;

interface Bound {
  readonly display: WlDisplay;
  readonly compositor: WlCompositor;
  readonly shm: WlShm;
  readonly seat: WlSeat;
}

function furnished(
  { display, compositor, shm, seat }: Bound,
  rest: Pick<Client, 'roundtrip' | 'roundtripSync' | 'flush' | 'settle' | 'close'>,
): Client {
  const bytes = SIDE * SIDE * 4;
  const memory = createMemfd('bench', bytes).fd;
  const buffer = shm.createPool(memory, bytes).createBuffer(0, SIDE, SIDE, SIDE * 4, WlShmFormat.argb8888);
  const sync = (done: () => void): void => void display.sync().on('done', done);
  const surface = compositor.createSurface();
  return { compositor, shm, surface, buffer, pointer: seat.getPointer(), memory, sync, ...rest };
}

export async function recorded(socket: string): Promise<Client & { readonly session: Session }> {
  const session = await connect({ socket });
  const bound = {
    display: session.display,
    compositor: session.bind(WlCompositor),
    shm: session.bind(WlShm),
    seat: session.bind(WlSeat),
  };
  const client = furnished(bound, {
    roundtrip: () => session.roundtrip(),
    roundtripSync: () => session.roundtripSync(),
    flush: () => session.flush(),
    close: () => session.close(),
  });
  return { ...client, session };
}

/** @param recording whether it is recorded, though never folded */
export async function bare(socket: string, recording: boolean): Promise<Client> {
  const journal = recording ? new Journal(wl_display) : undefined;
  const handles = journal?.handles ?? new HandleCounter(1);
  const owner: ConnectionOwner =
    journal === undefined ? { handles } : { handles, segment: (one) => journal.segment(one) };
  const connection = new Connection({ fd: openAddress(resolveAddress(socket, {})), owner });
  const sink: RequestSink = {
    request(target: WaylandProxy, opcode: number, args: readonly RequestArg[]) {
      connection.request(target, opcode, args);
    },
    construct<T extends WaylandProxy>(
      target: WaylandProxy,
      opcode: number,
      args: readonly RequestArg[],
      type: ProxyClass<T>,
      wanted?: number,
    ): T {
      return connection.construct(target, opcode, args, type, (version) => made(type, version), wanted);
    },
    makeStraight<T extends WaylandProxy>(target: WaylandProxy, opcode: number, since: number, type: ProxyClass<T>) {
      const id = connection.objects.next;
      if (!target.straight(opcode, since, 1, id)) return undefined;
      const proxy = made(type, target.version, id);
      connection.objects.enter(proxy);
      journal?.made(proxy.handle, type.interface);
      return proxy;
    },
  };
  const made = <T extends WaylandProxy>(type: ProxyClass<T>, version: number, id = 0): T =>
    new type({ sink, handle: handles.take(), version, id, lane: connection.lane });
  connection.lane.open = true;
  const display = made(WlDisplay, 1);
  connection.enterDisplay(display);
  const roundtrip = (): Promise<void> => new Promise((resolve) => void display.sync().once('done', () => resolve()));
  const registry = display.getRegistry();
  const names = new Map<string, number>();
  registry.on('global', ({ name, interface: iface }) => names.set(iface, name));
  await roundtrip();
  const bound = {
    display,
    compositor: registry.bind(names.get('wl_compositor') ?? 0, WlCompositor, 4),
    shm: registry.bind(names.get('wl_shm') ?? 0, WlShm, 1),
    seat: registry.bind(names.get('wl_seat') ?? 0, WlSeat, 5),
  };
  const roundtripSync = (): void => {
    let answered = false;
    display.sync().on('done', () => {
      answered = true;
    });
    while (!answered) connection.dispatchSync(-1);
  };
  return furnished(bound, {
    roundtrip,
    roundtripSync,
    flush: () => connection.drained(),
    settle: () => {
      connection.outbox.seal();
      journal?.beginEpoch(new Map());
    },
    close: () => connection.close(),
  });
}

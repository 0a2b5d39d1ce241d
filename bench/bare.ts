// A connection without a journal: what the same requests cost when nothing is recorded.
import { Connection, openAddress, resolveAddress } from '../src/client/index.js';
import { HandleCounter } from '../src/objects/index.js';
import { type WlCallback, WlCompositor, WlDisplay, WlShm } from '../src/protocol/generated/wayland.js';
import type { ProxyClass, RequestArg, RequestSink, WaylandProxy } from '../src/protocol/index.js';
import { connect } from '../src/session/index.js';

/** What the measured work needs, with a journal or without. */
export interface Client {
  readonly compositor: WlCompositor;
  readonly shm: WlShm;
  /** Settles when the peer has answered all. */
  roundtrip(): Promise<void>;
  /** Settles when all has left. */
  flush(): Promise<void>;
  close(): void;
}

export async function recorded(socket: string): Promise<Client> {
  const session = await connect({ socket });
  return {
    compositor: session.bind(WlCompositor),
    shm: session.bind(WlShm),
    roundtrip: () => session.roundtrip(),
    flush: () => session.flush(),
    close: () => session.close(),
  };
}

export async function bare(socket: string): Promise<Client> {
  const handles = new HandleCounter(1);
  const connection = new Connection({ fd: openAddress(resolveAddress(socket, {})), owner: { handles } });
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
      const make = (version: number): T => new type({ sink, handle: handles.take(), version });
      return connection.construct(target, opcode, args, type, make, wanted);
    },
  };
  const display = new WlDisplay({ sink, handle: handles.take(), version: 1 });
  connection.enterDisplay(display);
  const roundtrip = (): Promise<void> =>
    new Promise((resolve) => {
      const callback: WlCallback = display.sync();
      callback.once('done', () => resolve());
    });
  const registry = display.getRegistry();
  const names = new Map<string, number>();
  registry.on('global', ({ name, interface: iface }) => names.set(iface, name));
  await roundtrip();
  return {
    compositor: registry.bind(names.get('wl_compositor') ?? 0, WlCompositor, 4),
    shm: registry.bind(names.get('wl_shm') ?? 0, WlShm, 1),
    roundtrip,
    flush: () => connection.drained(),
    close: () => connection.close(),
  };
}

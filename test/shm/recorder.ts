import { WlShm } from '../../src/protocol/generated/wayland.js';
import type { ProxyClass, RequestArg, RequestSink, WaylandProxy } from '../../src/protocol/index.js';

/** Takes requests and keeps them as text, in place of a connection. */
export class Recorder implements RequestSink {
  readonly said: string[] = [];
  readonly objects = new Map<number, WaylandProxy>();
  #handle = 1;

  readonly shm: WlShm = this.#enter(WlShm, 2);

  request(target: WaylandProxy, opcode: number, args: readonly RequestArg[]): void {
    this.#note(target, opcode, args);
    if (target.interface.requests[opcode]?.destructor === true) target.alive = false;
  }

  construct<T extends WaylandProxy>(
    target: WaylandProxy,
    opcode: number,
    args: readonly RequestArg[],
    type: ProxyClass<T>,
    version = target.version,
  ): T {
    this.#note(target, opcode, args);
    return this.#enter(type, version);
  }

  #enter<T extends WaylandProxy>(type: ProxyClass<T>, version: number): T {
    const proxy = new type({ sink: this, handle: this.#handle++, version });
    this.objects.set(proxy.handle, proxy);
    return proxy;
  }

  #note(target: WaylandProxy, opcode: number, args: readonly RequestArg[]): void {
    const message = target.interface.requests[opcode];
    if (!target.alive) throw new Error(`${target}.${message?.name} on a dead object`);
    const shown = args.map((arg, i) =>
      message?.args.filter((one) => one.type !== 'new_id')[i]?.type === 'fd' ? 'fd' : String(arg),
    );
    this.said.push(`${target.interface.name}.${message?.name}(${shown.join(', ')})`);
  }
}

/** `WAYLAND_DEBUG=1` or `client`: every message on stderr, in libwayland's form. */

import { formatMessage, type InterfaceOf, type MessageSignature, type WireValue } from '../wire/index.js';

export interface DebugLog {
  sent(
    target: { interface: string; id: number },
    message: MessageSignature,
    values: readonly WireValue[],
    of: InterfaceOf,
  ): void;
  received(
    target: { interface: string; id: number },
    message: MessageSignature,
    values: readonly WireValue[],
    of: InterfaceOf,
    discarded: boolean,
  ): void;
}

/** Writes one line a message. */
export function debugLog(write: (line: string) => void = (line) => void process.stderr.write(line)): DebugLog {
  const stamp = (): string => {
    // As libwayland prints it: microseconds of the real-time clock, cut to 32 bits, in milliseconds.
    const micros = Math.floor((performance.timeOrigin + performance.now()) * 1000) >>> 0;
    return `[${String(Math.floor(micros / 1000)).padStart(7)}.${String(micros % 1000).padStart(3, '0')}]`;
  };
  return {
    sent: (target, message, values, of) => write(`${stamp()}  -> ${formatMessage(target, message, values, of)}\n`),
    received: (target, message, values, of, discarded) =>
      write(`${stamp()} ${discarded ? 'discarded ' : ''}${formatMessage(target, message, values, of)}\n`),
  };
}

/** The log that the environment asks for. */
export function debugFromEnvironment(env: NodeJS.ProcessEnv): DebugLog | undefined {
  const wish = env.WAYLAND_DEBUG;
  return wish === '1' || wish?.split(',').includes('client') === true ? debugLog() : undefined;
}

/** `resurface info`: what a compositor offers, in the form of wayland-info or as JSON. */

import { Command } from 'commander';
import type { WlOutput, WlSeat, WlShm } from '../protocol/generated/wayland.js';
import type { Global, Session } from '../session/index.js';
import { milliseconds } from './arguments.js';

type Details = Record<string, string | number | readonly (string | number)[]>;

interface Described extends Global {
  details?: Details;
}

export function infoCommand(): Command {
  return new Command('info')
    .description('list what the compositor offers: its globals with their versions, its outputs, seats and formats')
    .option('--display <name>', 'socket: a name in XDG_RUNTIME_DIR or an absolute path (default: WAYLAND_DISPLAY)')
    .option('--json', 'as JSON')
    .option('--timeout <ms>', 'how long to wait for the compositor', milliseconds, 5000)
    .action(async (options: { display?: string; json?: true; timeout: number }) => {
      const { connect } = await import('../session/index.js');
      const signal = AbortSignal.timeout(options.timeout);
      const session = await connect({
        signal,
        reconnect: false,
        ...(options.display === undefined ? {} : { socket: options.display }),
      });
      try {
        const globals = await describe(session, signal);
        process.stdout.write(options.json ? `${JSON.stringify({ globals }, undefined, 2)}\n` : text(globals));
      } finally {
        session.close();
      }
    });
}

/** Binds what has something to tell; the answers are there after one round trip. */
async function describe(session: Session, signal: AbortSignal): Promise<Described[]> {
  const { WlOutput, WlSeat, WlShm } = await import('../protocol/generated/wayland.js');
  const globals = [...session.globals];
  const told = {
    wl_shm: session.bindAll(WlShm, { max: 1 }).map(formatsOf),
    wl_output: session.bindAll(WlOutput, { max: 4 }).map(outputOf),
    wl_seat: session.bindAll(WlSeat, { max: 5 }).map(seatOf),
  };
  await session.roundtrip({ signal });
  return globals.map((global) => {
    const details = told[global.interface as keyof typeof told]?.shift(); // bindAll keeps the registry's order
    return details === undefined ? { ...global } : { ...global, details };
  });
}

function formatsOf(shm: WlShm): Details {
  const formats: string[] = [];
  shm.on('format', ({ format }) => formats.push(fourcc(format)));
  return { formats };
}

function outputOf(output: WlOutput): Details {
  const details: Details = {};
  const current = 1; // wl_output.mode: current
  output.on('geometry', ({ x, y, physicalWidth, physicalHeight, make, model, transform }) => {
    Object.assign(details, { x, y, physicalWidth, physicalHeight, make, model, transform });
  });
  output.on('mode', ({ flags, width, height, refresh }) => {
    if (flags & current) Object.assign(details, { width, height, refresh });
  });
  output.on('scale', ({ factor }) => Object.assign(details, { scale: factor }));
  output.on('name', ({ name }) => Object.assign(details, { output: name }));
  output.on('description', ({ description }) => Object.assign(details, { description }));
  return details;
}

function seatOf(seat: WlSeat): Details {
  const details: Details = {};
  const kinds = ['pointer', 'keyboard', 'touch']; // wl_seat.capability, from the lowest bit
  seat.on('capabilities', ({ capabilities }) => {
    details.capabilities = kinds.filter((_, bit) => capabilities & (1 << bit));
  });
  seat.on('name', ({ name }) => Object.assign(details, { seat: name }));
  return details;
}

/** wl_shm.format: 0 and 1 are named apart, all others are DRM's four characters. */
function fourcc(format: number): string {
  if (format === 0) return 'AR24';
  if (format === 1) return 'XR24';
  return String.fromCharCode(format & 0xff, (format >> 8) & 0xff, (format >> 16) & 0xff, (format >> 24) & 0xff);
}

function text(globals: readonly Described[]): string {
  const lines: string[] = [];
  for (const { interface: name, version, name: number, details } of globals) {
    const quoted = `'${name}',`.padEnd(45);
    lines.push(`interface: ${quoted} version: ${String(version).padStart(2)}, name: ${String(number).padStart(2)}`);
    for (const [key, value] of Object.entries(details ?? {})) {
      lines.push(`\t${key}: ${Array.isArray(value) ? value.join(' ') : value}`);
    }
  }
  return `${lines.join('\n')}\n`;
}

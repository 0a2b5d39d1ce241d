/** `resurface compositor`: the test compositor as a process, for scripts and for tests in other languages. */

import { Command, InvalidArgumentError } from 'commander';

interface Options {
  socket?: string;
  size?: { width: number; height: number };
  scale: number;
  global?: Record<string, number>;
  control?: string;
}

export function compositorCommand(): Command {
  return new Command('compositor')
    .description(
      'run the headless test compositor until SIGINT or SIGTERM; one line of JSON says when clients can connect, and where',
    )
    .option('--socket <name>', 'a name in XDG_RUNTIME_DIR or an absolute path (default: in a new private folder)')
    .option('--size <WxH>', 'pixels of its output (default: 800x600)', sizeOf)
    .option('--scale <n>', "the output's scale", positive, 1)
    .option('--global <interface=version>', 'offer a lower version, 0 for none; may be repeated', globalOf)
    .option('--control <path>', 'socket for remote control with lines of JSON (default: the socket with .control)')
    .action(async ({ socket, size, scale, global, control }: Options) => {
      const { serve } = await import('../testing/index.js');
      await serve({
        ...size,
        scale,
        ...(global !== undefined && { globals: global }),
        ...(socket !== undefined && { socket }),
        ...(control !== undefined && { control }),
      });
    });
}

function sizeOf(text: string): { width: number; height: number } {
  const [, width, height] = /^([1-9]\d{0,4})x([1-9]\d{0,4})$/.exec(text) ?? [];
  if (width === undefined || height === undefined) throw new InvalidArgumentError('It must be like 800x600.');
  return { width: Number(width), height: Number(height) };
}

function positive(text: string): number {
  if (!/^[1-9]\d{0,2}$/.test(text)) throw new InvalidArgumentError('It must be an integer from 1.');
  return Number(text);
}

function globalOf(text: string, before: Record<string, number> = {}): Record<string, number> {
  const [, name, version] = /^(\w+)=(\d{1,3})$/.exec(text) ?? [];
  if (name === undefined) throw new InvalidArgumentError('It must be like wl_compositor=4.');
  return { ...before, [name]: Number(version) };
}

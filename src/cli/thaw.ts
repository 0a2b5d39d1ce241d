/** `resurface thaw`: what `resurface freeze` has put to disk, running on. */

import { Command } from 'commander';
import { milliseconds } from './arguments.js';

interface Options {
  clone?: true;
  display?: string;
  criu?: string;
  timeout: number;
}

export function thawCommand(): Command {
  return new Command('thaw')
    .description(
      'let a frozen process run on: it finds its compositor again by itself, or waits for one. Prints its pid; it is nobody’s child then',
    )
    .argument('<dir>', 'what `resurface freeze` wrote')
    .option('--clone', 'in a pid namespace of its own: beside the original, or beside another clone')
    .option('--display <name>', 'its compositor from now on: a name in its XDG_RUNTIME_DIR, or a path')
    .option('--criu <path>', 'the CRIU to use (default: RESURFACE_CRIU, else criu on PATH)')
    .option('--timeout <ms>', 'how long CRIU may take', milliseconds, 60_000)
    .addHelpText(
      'after',
      `
Examples:
  $ resurface thaw frozen
  $ resurface thaw frozen --display wayland-2
  $ resurface thaw frozen --clone`,
    )
    .action(async (folder: string, options: Options) => {
      const { thaw } = await import('../freeze/index.js');
      const { pid, duration } = await thaw(folder, options);
      process.stdout.write(`thawed: process ${pid} in ${duration.toFixed(0)} ms\n`);
    });
}

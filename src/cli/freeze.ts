/** `resurface freeze`: a running process with its windows, to disk. */

import { Command } from 'commander';
import { milliseconds, processId } from './arguments.js';

interface Options {
  images: string;
  leaveRunning?: true;
  cutSockets?: true;
  socket?: string;
  criu?: string;
  timeout: number;
}

export function freezeCommand(): Command {
  return new Command('freeze')
    .description(
      'freeze a process that uses this library, and its children, to disk with CRIU: the process ends, and `resurface thaw` lets it run on. After a failure it runs on at once',
    )
    .argument('<pid>', 'the process', processId)
    .requiredOption('--images <dir>', 'where to: a folder that is empty or not there yet')
    .option('--leave-running', 'a checkpoint: the process runs on')
    .option('--cut-sockets', 'also with connections to others than the compositor, which are closed after the thaw')
    .option('--socket <name>', 'where its compositor listens (default: by its environment)')
    .option('--criu <path>', 'the CRIU to use (default: RESURFACE_CRIU, else criu on PATH)')
    .option('--timeout <ms>', 'how long CRIU may take', milliseconds, 60_000)
    .addHelpText(
      'after',
      `
Examples:
  $ resurface freeze 4711 --images frozen
  $ resurface thaw frozen`,
    )
    .action(async (pid: number, options: Options) => {
      const { freezeProcess } = await import('../freeze/index.js');
      const { images, pids, bytes, duration } = await freezeProcess(pid, options);
      const what = pids.length === 1 ? `process ${pid}` : `process ${pid} and ${pids.length - 1} below it`;
      const size = `${(bytes / 2 ** 20).toFixed(1)} MiB`;
      process.stdout.write(`frozen: ${what}, ${size} in ${duration.toFixed(0)} ms, ${images}\n`);
    });
}

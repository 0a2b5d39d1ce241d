/** `resurface scan`: protocol XML in, TypeScript out. */

import { Command } from 'commander';

export function scanCommand(): Command {
  return new Command('scan')
    .description('write typed classes for Wayland protocols: one TypeScript file for each XML file')
    .argument('<file...>', 'protocol XML files; those that need each other are given together')
    .requiredOption('-o, --out <dir>', 'folder for the TypeScript files, made if it is not there')
    .option('--docs <url>', 'where the protocols are explained: <url>/<file>#<interface>:request:<name>')
    .option(
      '--meanings',
      'also begin a table of what the requests mean after a loss: <file>.meanings.ts, if there is none',
    )
    .action(async (files: string[], options: { out: string; docs?: string; meanings?: boolean }) => {
      const { scan } = await import('../scanner/index.js');
      for (const file of await scan({ files, ...options })) process.stdout.write(`${file}\n`);
    });
}

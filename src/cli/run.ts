/** `resurface run`: starts an app so that it can be frozen. */

import { Command, InvalidArgumentError } from 'commander';

/** As a shell has it. */
const NOT_FOUND = 127;
const NOT_RUN = 126;

export function runCommand(): Command {
  return new Command('run')
    .description('start an app so that `resurface freeze` can freeze it: this process becomes the app')
    .argument('<program>', 'a path, or a name on PATH')
    .argument('[args...]', 'what it is started with')
    .option('--keep <fd>', 'a descriptor that it gets, beside its standard streams; may be repeated', descriptor)
    .passThroughOptions()
    .addHelpText('after', '\nExample:\n  $ resurface run -- node app.js')
    .action(async (program: string, args: string[], { keep = [] }: { keep?: number[] }) => {
      const { launch } = await import('../freeze/index.js');
      try {
        launch(program, args, { keep });
      } catch (error) {
        process.exitCode = (error as { errnoName?: string }).errnoName === 'ENOENT' ? NOT_FOUND : NOT_RUN;
        throw error;
      }
    });
}

function descriptor(text: string, before: number[] = []): number[] {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('It must be the number of an open file.');
  return [...before, Number(text)];
}

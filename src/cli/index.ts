#!/usr/bin/env node
/**
 * The `resurface` command: one file here for each of its commands, which loads what it needs when it is run.
 */

import { Command } from 'commander';
import { VERSION } from '../version.js';
import { compositorCommand } from './compositor.js';
import { failureLine } from './failure.js';
import { freezeCommand } from './freeze.js';
import { infoCommand } from './info.js';
import { inspectCommand } from './inspect.js';
import { restoreCommand } from './restore.js';
import { runCommand } from './run.js';
import { scanCommand } from './scan.js';
import { thawCommand } from './thaw.js';

const commands = [
  compositorCommand,
  freezeCommand,
  infoCommand,
  inspectCommand,
  restoreCommand,
  runCommand,
  scanCommand,
  thawCommand,
];

const program = new Command('resurface')
  .description('Tools for the Wayland client library resurface.')
  .version(VERSION)
  .showHelpAfterError('(resurface --help tells what there is)');
program.enablePositionalOptions(); // what follows `run PROGRAM` is the program's
for (const command of commands) program.addCommand(command());

// A reader that has seen enough (`resurface info | head -1`) is no failure. To touch a pipe makes it non-blocking:
// `run` leaves it to the app as it is.
if (process.argv[2] !== 'run') {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    process.exit(error.code === 'EPIPE' ? 0 : 1);
  });
}

try {
  await program.parseAsync();
} catch (error) {
  process.stderr.write(`resurface: ${failureLine(error)}\n`);
  process.exitCode ||= 1;
}

/** `resurface inspect`: what a snapshot file holds, as a tree, as JSON, as a log, as a picture, or against another one. */

import { statSync } from 'node:fs';
import { styleText } from 'node:util';
import { Command, Option } from 'commander';
import { WaylandError } from '../errors.js';
import type { OpenedSnapshot, Tone } from '../inspect/index.js';
import { chosenOf, nothingShown, writeSheet } from './pictures.js';
import { pointOf } from './point.js';

interface Options {
  json?: true;
  log?: true;
  png?: string;
  window?: string;
  diff?: string;
  at?: number | Date;
}

/** As `diff` has it: 0 alike, 1 different, 2 trouble. */
const DIFFERENT = 1;
const TROUBLE = 2;

export function inspectCommand(): Command {
  return new Command('inspect')
    .description('show what a snapshot file holds, without a compositor and without its app')
    .argument('<file>', 'a snapshot, as session.snapshot(file) wrote it, or a freeze set')
    .option(
      '--at <point>',
      'which point of a file that was saved to again and again: its number, -1 for the last and so on, or the last by a date',
      pointOf,
    )
    .option('--json', 'as JSON, in a shape that stays')
    .addOption(
      new Option('--log', 'the log that makes the objects again, in the form of WAYLAND_DEBUG').conflicts('json'),
    )
    .addOption(
      new Option(
        '--png <out>',
        'a picture of its windows with their popups, side by side; - writes it to stdout',
      ).conflicts(['json', 'log']),
    )
    .addOption(new Option('--window <key>', 'with --png: only the window with this key, else this title'))
    .addOption(
      new Option(
        '--diff <other>',
        'what differs in another snapshot; the exit status is 0 for nothing, 1 for something, 2 for trouble',
      ).conflicts(['log', 'png']),
    )
    .addHelpText(
      'after',
      `
Examples:
  $ resurface inspect app.wls
  $ resurface inspect app.wls --json | jq '.windows[].title'
  $ resurface inspect app.wls --png app.png
  $ resurface inspect frozen --png frozen.png
  $ resurface inspect app.wls --at -2
  $ resurface inspect before.wls --diff after.wls`,
    )
    .action(async (file: string, options: Options, command: Command) => {
      if (options.window !== undefined && options.png === undefined) {
        command.error("error: option '--window <key>' needs '--png <out>'");
      }
      if (options.diff !== undefined) process.exitCode = TROUBLE; // until it is known better
      const snapshotFile = await snapshotAt(file);
      if (snapshotFile === undefined && options.log === undefined && options.diff === undefined) {
        const { showFrozen } = await import('./frozen-windows.js');
        return showFrozen(file, options);
      }
      const { OpenedSnapshot } = await import('../inspect/index.js');
      const snapshot = await OpenedSnapshot.open(snapshotFile ?? withoutSnapshot(file), options.at);
      try {
        if (options.diff !== undefined) process.exitCode = await diff(snapshot, options.diff, options.json === true);
        else if (options.png !== undefined) await png(snapshot, options.png, options.window);
        else await show(snapshot, options);
      } finally {
        snapshot.close();
      }
    });
}

/** Of a freeze set, the snapshot that is kept in it, if there is one. */
async function snapshotAt(path: string): Promise<string | undefined> {
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) return path;
  const { snapshotIn } = await import('../freeze/index.js');
  return snapshotIn(path);
}

function withoutSnapshot(folder: string): never {
  throw new WaylandError(
    'ERR_WL_FREEZE_SET',
    `${folder}: no snapshot is kept beside the images, which has the objects: freeze(session) does that, \`resurface freeze\` can not, since the app takes no part in it. Of such a set there are the windows (--json) and their picture (--png)`,
  );
}

async function show(snapshot: OpenedSnapshot, { json, log }: Options): Promise<void> {
  const { describe, logText, treeText } = await import('../inspect/index.js');
  if (log) process.stdout.write(logText(snapshot.content.base));
  else if (json) process.stdout.write(`${JSON.stringify(describe(snapshot), undefined, 2)}\n`);
  else process.stdout.write(treeText(snapshot.file, describe(snapshot), terminal()));
}

async function diff(snapshot: OpenedSnapshot, other: string, json: boolean): Promise<number> {
  const { compare, differencesText, OpenedSnapshot } = await import('../inspect/index.js');
  const second = await OpenedSnapshot.open((await snapshotAt(other)) ?? withoutSnapshot(other));
  try {
    const differences = compare(snapshot, second);
    const text = json ? `${JSON.stringify({ differences }, undefined, 2)}\n` : differencesText(differences, terminal());
    process.stdout.write(text);
    return differences.length === 0 ? 0 : DIFFERENT;
  } finally {
    second.close();
  }
}

async function png(snapshot: OpenedSnapshot, out: string, wanted: string | undefined): Promise<void> {
  const { describe, windowPicture } = await import('../inspect/index.js');
  const { windows, layers } = describe(snapshot);
  const handles = [
    ...chosenOf(windows, wanted).map((one) => one.surface.handle),
    ...(wanted === undefined ? layers.map((one) => one.handle) : []),
  ];
  const pictures = handles.flatMap((handle) => windowPicture(snapshot.state, handle) ?? []);
  if (pictures.length === 0) {
    throw nothingShown(snapshot.file, wanted, windows);
  }
  await writeSheet(pictures, out);
}

const TONES = { heading: 'bold', name: 'cyan', detail: 'dim', warning: 'yellow' } as const;

/** Colours and the width of a terminal; nothing for a file or a pipe. */
function terminal(): { width?: number; paint?: (tone: Tone, text: string) => string } {
  const { stdout } = process;
  if (!stdout.isTTY) return {};
  const width = { width: stdout.columns };
  if (!stdout.hasColors()) return width; // it looks at NO_COLOR and FORCE_COLOR too
  return { ...width, paint: (tone, text) => styleText(TONES[tone], text) };
}

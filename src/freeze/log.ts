/** CRIU's log, read for the one line that tells why it failed. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Complaints about what it then does without. */
const HARMLESS = /rlimit: Can't setup RLIMIT_NOFILE|net: Unexpected error: -1|Can't keep kdat cache/;

/** Only says that there was a failure before. */
const CONSEQUENCE = /(Dumping|Restoring) FAILED/;

/** A process or thread can't have the id that it had: another one has it. (17 is EEXIST.) */
const ID_TAKEN = /Can't fork for \d+: File exists|Unable to create a thread: -17/;

/** What a line means for whoever asked, and what to do. */
const MEANINGS: readonly [RegExp, string][] = [
  [
    /Can't get rlimit .*Operation not permitted/,
    'root has no CAP_SYS_RESOURCE here, which a process of another user needs',
  ],
  [ID_TAKEN, 'its pid is taken: end what has it, or thaw with --clone'],
  [
    /has bad size/,
    'a file that it had open is not what it was; one that is only appended to may grow (redirect output with >> instead of >)',
  ],
  [/has bad (mode|build-id)|Can't open file .* No such file/, 'a file that it had open is not what it was'],
  [/Don't have tty to inherit|tty: No task found with sid/, 'it was started in a terminal: thaw it from one'],
];

/** The lines with errors, without what is harmless. */
export function errorsIn(text: string): string[] {
  const lines = text.split('\n').filter((line) => /Error \(|Error:/.test(line) && !HARMLESS.test(line));
  const causes = lines.filter((line) => !CONSEQUENCE.test(line));
  return (causes.length > 0 ? causes : lines).map((line) =>
    line.replace(/^.*?Error \([^)]*\): |^.*?Error: /, '').trim(),
  );
}

/** All that CRIU said. */
function story(file: string, said: string): string {
  try {
    return readFileSync(file, 'utf8') + said;
  } catch {
    return said; // it failed before it had a log
  }
}

/** Whether a restore failed because the id of a process or thread was taken, by something that may be gone soon. */
export function isIdTaken(images: string, log: string, said: string): boolean {
  return ID_TAKEN.test(story(join(images, log), said));
}

/** Why CRIU failed, in a line: what it said, what to do where that is known, and where the whole story stands. */
export function reasonOf(images: string, log: string, said: string): string {
  const file = join(images, log);
  const text = story(file, said);
  const errors = errorsIn(text);
  const meaning = MEANINGS.find(([pattern]) => pattern.test(text))?.[1];
  const cause = errors.slice(0, 2).join('; ') || said.trim() || 'it said nothing';
  return `${cause}${meaning === undefined ? '' : ` (${meaning})`}; see ${file}`;
}

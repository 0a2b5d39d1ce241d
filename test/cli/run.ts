// The `resurface` command as a shell would run it, from the sources.
import { execFile } from 'node:child_process';
import { cleanEnvironment } from '../peers/running.js';
import { program } from '../support/program.js';

export interface Outcome {
  code: number;
  stdout: string;
  stderr: string;
}

/** What node is started with for it. */
export const command: readonly string[] = [program(new URL('../../src/cli/index.ts', import.meta.url))];

export function resurface(
  args: readonly string[],
  env: Record<string, string> = {},
  encoding?: BufferEncoding,
): Promise<Outcome> {
  return run(process.execPath, [...command, ...args], env, encoding);
}

/** Any program, in an environment that knows no desktop. */
export function run(
  program: string,
  args: readonly string[],
  env: Record<string, string> = {},
  encoding: BufferEncoding = 'utf8',
): Promise<Outcome> {
  return new Promise((resolve) => {
    const options = { env: { ...cleanEnvironment('/'), ...env }, timeout: 20_000, encoding };
    execFile(program, [...args], options, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : typeof error.code === 'number' ? error.code : 127, stdout, stderr });
    });
  });
}

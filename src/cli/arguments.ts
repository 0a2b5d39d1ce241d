/** Values that several commands take, read from the command line. */

import { InvalidArgumentError } from 'commander';

/** From 1, to about eleven days. */
export function milliseconds(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new InvalidArgumentError('It must be an integer from 1.');
  return Number(text);
}

export function processId(text: string): number {
  if (!/^[1-9]\d{0,6}$/.test(text)) throw new InvalidArgumentError('It must be the number of a process.');
  return Number(text);
}

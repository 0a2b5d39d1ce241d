/** Which point of a snapshot file is meant: `--at`. */

import { InvalidArgumentError } from 'commander';

/** A whole number, or a date as ISO 8601 has it. */
export function pointOf(text: string): number | Date {
  if (/^-?\d{1,15}$/.test(text)) return Number(text);
  const date = new Date(text);
  if (/^\d{4}-/.test(text) && Number.isFinite(date.getTime())) return date;
  throw new InvalidArgumentError('It is a whole number, or a date such as 2026-01-31T12:00:00Z.');
}

/** JSON that gives back what went in: what it would change in silence is refused, by its path. */

import { SnapshotError, WaylandError } from '../../errors.js';

/** Deeper nesting is refused before the stack ends. */
const DEPTH_MAX = 500;

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * @param path what the value is called in errors: `data`
 * @throws ERR_WL_ARGUMENT that names the path of what JSON can't say: `data.windows[2].onClose is a function`
 */
export function encodeJson(value: unknown, path: string): Uint8Array {
  check(value, path, [], 0);
  return Buffer.from(JSON.stringify(value), 'utf8');
}

/** @throws ERR_WL_SNAPSHOT */
export function decodeJson(bytes: Uint8Array, section: string): unknown {
  try {
    return JSON.parse(utf8.decode(bytes));
  } catch (cause) {
    throw new SnapshotError(section, 'is not valid JSON', { cause });
  }
}

function check(value: unknown, path: string, above: readonly object[], depth: number): void {
  const refuse = (what: string): WaylandError =>
    new WaylandError('ERR_WL_ARGUMENT', `${path} ${what}, which a snapshot can't keep: give what JSON can say`);
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return;
    case 'number':
      if (!Number.isFinite(value)) throw refuse(`is ${value}`);
      return;
    case 'object':
      break;
    case 'undefined':
      throw refuse('is undefined');
    default:
      throw refuse(`is a ${typeof value}`);
  }
  if (value === null) return;
  if (above.includes(value)) throw refuse('contains itself');
  if (depth === DEPTH_MAX) throw refuse(`is nested more than ${DEPTH_MAX} levels deep`);
  const within = [...above, value];
  if (Array.isArray(value)) {
    // By index, since forEach and entries pass over or invent what a hole is.
    for (let i = 0; i < value.length; i++) check(value[i], `${path}[${i}]`, within, depth + 1);
    return;
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null && !isPlainElsewhere(prototype)) {
    throw refuse(`is a ${value.constructor?.name || 'object of a class'}`);
  }
  if (Object.getOwnPropertySymbols(value).length > 0) throw refuse('has a symbol among its keys');
  for (const [key, inner] of Object.entries(value)) {
    // An absent property and an undefined one read the same.
    if (inner !== undefined) check(inner, keyed(path, key), within, depth + 1);
  }
}

/** Object literals of another realm (node:vm, test runners) have another `Object.prototype`. */
function isPlainElsewhere(prototype: unknown): boolean {
  return (
    typeof prototype === 'object' &&
    prototype !== null &&
    Object.getPrototypeOf(prototype) === null &&
    Object.hasOwn(prototype, 'isPrototypeOf')
  );
}

function keyed(path: string, key: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(key) ? `${path}.${key}` : `${path}[${JSON.stringify(key)}]`;
}

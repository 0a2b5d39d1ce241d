/** Writes values as TypeScript literals in the form that the project's formatter leaves alone. */

export const LINE_WIDTH = 120;

/** Text that stands as it is: an identifier, a number in hexadecimal. */
export class Raw {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

export type Literal =
  | string
  | number
  | boolean
  | Raw
  | readonly Literal[]
  | { readonly [key: string]: Literal | undefined };

/**
 * @param value what to write; keys whose value is undefined are left out
 * @param indent spaces before the line that it begins on
 * @param before characters that stand before it on that line, without the indent
 * @param after characters that follow on its last line
 */
export function literal(value: Literal, indent: number, before: number, after: number): string {
  const flat = flatLiteral(value);
  if (flat !== undefined && indent + before + flat.length + after <= LINE_WIDTH) return flat;
  const inner = ' '.repeat(indent + 2);
  const outer = ' '.repeat(indent);
  if (Array.isArray(value)) {
    const items = (value as readonly Literal[]).map((item) => `${inner}${literal(item, indent + 2, 0, 1)},\n`);
    return `[\n${items.join('')}${outer}]`;
  }
  const items = pairs(value).map(([key, item]) => `${inner}${key}: ${literal(item, indent + 2, key.length + 2, 1)},\n`);
  return `{\n${items.join('')}${outer}}`;
}

/** On one line, or undefined where the formatter would break it: an array of several objects. */
function flatLiteral(value: Literal): string | undefined {
  if (typeof value === 'string') return quote(value);
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (value instanceof Raw) return value.text;
  if (Array.isArray(value)) {
    const list = value as readonly Literal[];
    if (list.length > 1 && list.every((item) => isObject(item) && pairs(item).length > 1)) return undefined;
    const items = list.map(flatLiteral);
    return items.includes(undefined) ? undefined : `[${items.join(', ')}]`;
  }
  const items = pairs(value).map(([key, item]) => {
    const text = flatLiteral(item);
    return text === undefined ? undefined : `${key}: ${text}`;
  });
  if (items.includes(undefined)) return undefined;
  return items.length === 0 ? '{}' : `{ ${items.join(', ')} }`;
}

function isObject(value: Literal): boolean {
  return typeof value === 'object' && !(value instanceof Raw) && !Array.isArray(value);
}

function pairs(value: Literal): [string, Literal][] {
  return Object.entries(value as Record<string, Literal | undefined>).filter(
    (pair): pair is [string, Literal] => pair[1] !== undefined,
  );
}

export function quote(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`;
}

/** Comments of generated files: where an element is explained, and since when it is there. */

import type { FileContext } from './file-context.js';

/**
 * Where an element is explained: `https://wayland.app/protocols/wayland#wl_surface:request:attach`, or
 * its name where nobody explains it.
 */
export function reference(context: FileContext, interfaceName: string, kind?: string, name?: string): string {
  const { docs, model } = context;
  if (docs === undefined) return kind === undefined ? `\`${interfaceName}\`` : `${kind} \`${interfaceName}.${name}\``;
  return `${docs}/${model.stem}#${kind === undefined ? interfaceName : `${interfaceName}:${kind}:${name}`}`;
}

/** `@since` and `@deprecated`, as lines. */
export function versionTags(of: { readonly since: number; readonly deprecatedSince?: number }): string[] {
  const tags: string[] = [];
  if (of.since > 1) tags.push(`@since ${of.since}`);
  if (of.deprecatedSince !== undefined) tags.push(`@deprecated since version ${of.deprecatedSince}`);
  return tags;
}

export function comment(indent: number, lines: readonly string[]): string {
  const space = ' '.repeat(indent);
  const [first = ''] = lines;
  if (lines.length === 1) return `${space}/** ${first} */\n`;
  const body = lines.map((line) => `${space} * ${line}`.trimEnd());
  return `${space}/**\n${body.join('\n')}\n${space} */\n`;
}

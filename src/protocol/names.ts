/** How the protocol's words become JavaScript's. */

/** `damage_buffer` → `damageBuffer`. */
export function camelCase(name: string): string {
  return name.replace(/(?<=[A-Za-z0-9])_+([A-Za-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

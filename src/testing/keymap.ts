/** The keymap of the test keyboard: the letters, digits and a few more keys of a PC keyboard with US symbols. */

/** Evdev code of a key and its symbols without and with Shift, as in XKB. */
const rows: readonly (readonly [first: number, symbols: string])[] = [
  [1, 'Escape'],
  [2, '1 exclam|2 at|3 numbersign|4 dollar|5 percent|6 asciicircum|7 ampersand|8 asterisk|9 parenleft|0 parenright'],
  [12, 'minus underscore|equal plus|BackSpace|Tab ISO_Left_Tab'],
  [16, 'q Q|w W|e E|r R|t T|y Y|u U|i I|o O|p P|bracketleft braceleft|bracketright braceright|Return|Control_L'],
  [
    30,
    'a A|s S|d D|f F|g G|h H|j J|k K|l L|semicolon colon|apostrophe quotedbl|grave asciitilde|Shift_L|backslash bar',
  ],
  [44, 'z Z|x X|c C|v V|b B|n N|m M|comma less|period greater|slash question|Shift_R'],
  [56, 'Alt_L|space|Caps_Lock|F1|F2|F3|F4|F5|F6|F7|F8|F9|F10'],
  [97, 'Control_R'],
  [102, 'Home|Up|Prior|Left|Right|End|Down|Next|Insert|Delete'],
  [125, 'Super_L'],
];

const modifierKeys: Readonly<Record<string, readonly number[]>> = {
  Shift: [42, 54],
  Lock: [58],
  Control: [29, 97],
  Mod1: [56],
  Mod4: [125],
};

/** XKB counts from 8 on. */
const name = (code: number): string => `<K${code + 8}>`;

function keys(): [code: number, symbols: string[]][] {
  return rows.flatMap(([first, symbols]) =>
    symbols.split('|').map((key, i): [number, string[]] => [first + i, key.split(' ')]),
  );
}

function typeOf(symbols: readonly string[]): string {
  if (symbols.length === 1) return 'ONE_LEVEL';
  return /^[a-z]$/.test(symbols[0] ?? '') ? 'ALPHABETIC' : 'TWO_LEVEL';
}

/** The keymap as `wl_keyboard.keymap` of format `xkb_v1` wants it, with its closing NUL. */
export function keymapText(): Uint8Array {
  const all = keys();
  const text = `xkb_keymap {
xkb_keycodes "test" {
  minimum = 8;
  maximum = 255;
${all.map(([code]) => `  ${name(code)} = ${code + 8};`).join('\n')}
};
xkb_types "test" {
  type "ONE_LEVEL" { modifiers = none; level_name[1] = "Any"; };
  type "TWO_LEVEL" { modifiers = Shift; map[Shift] = 2; level_name[1] = "Base"; level_name[2] = "Shift"; };
  type "ALPHABETIC" { modifiers = Shift+Lock; map[Shift] = 2; map[Lock] = 2; level_name[1] = "Base"; level_name[2] = "Caps"; };
};
xkb_compatibility "test" {
  interpret Caps_Lock+AnyOf(all) { action = LockMods(modifiers=Lock); };
  interpret Any+AnyOf(all) { action = SetMods(modifiers=modMapMods, clearLocks); };
};
xkb_symbols "test" {
  name[group1] = "Test";
${all.map(([code, symbols]) => `  key ${name(code)} { type = "${typeOf(symbols)}", [ ${symbols.join(', ')} ] };`).join('\n')}
${Object.entries(modifierKeys)
  .map(([modifier, codes]) => `  modifier_map ${modifier} { ${codes.map(name).join(', ')} };`)
  .join('\n')}
};
};
`;
  return Buffer.from(`${text}\0`);
}

const modifierBits: Readonly<Record<string, number>> = { Shift: 1, Lock: 2, Control: 4, Mod1: 8, Mod4: 64 };

/** The bit of the modifier that a key sets while it is down; 0 for other keys and for Caps Lock, which locks. */
export function depressedBit(code: number): number {
  for (const [modifier, codes] of Object.entries(modifierKeys)) {
    if (modifier !== 'Lock' && codes.includes(code)) return modifierBits[modifier] ?? 0;
  }
  return 0;
}

export const CAPS_LOCK = 58;
export const LOCK_BIT = 2;

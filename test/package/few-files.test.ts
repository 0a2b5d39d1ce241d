// What the last step of a build does to the text of files.
import { expect, test } from 'vitest';
import { calledFor, withoutComments } from '../../tsup.few-files.js';

test('comments go, with the lines that they have for themselves', () => {
  const text = `/** what it is */
import { a } from './a.js'; // why

// src/wire/codec.ts
class Codec {
  /** Both,
   * in order. */
  both = a /* here */ + 1; // there
  more = a in/**/b;
  // last
}
// end
`;
  expect(withoutComments(text)).toBe(`import { a } from './a.js'; 

// src/wire/codec.ts
class Codec {
  both = a  + 1; 
  more = a in b;
}
`);
});

test('what only looks like a comment stays: in strings, templates and regular expressions', () => {
  const text = `const url = "https://nowhere/*"; /* gone */
const lines = \`
// kept \${url /* gone */ + \`/* kept */\`} // kept
/** kept */
\`;
const slashes = /[/*]\\/\\/ */g;
const half = 4 / 2 / 1;
`;
  expect(withoutComments(text)).toBe(
    text.replaceAll(' /* gone */', (found, at: number) => (at < 50 ? ' ' : (found[0] ?? ''))),
  );
});

test('what tools and people need to read stays', () => {
  const text = `/*! a licence */
const set = /* @__PURE__ */ new Set();
`;
  expect(withoutComments(text)).toBe(text);
});

test('what Node has, and CommonJS, comes by a call; what else is imported stays', () => {
  const text = `import { a as b } from './core-1.js';
import { open, constants as flags } from 'fs';
import * as zlib from 'node:zlib';
import { EventEmitter } from 'eventemitter3';
import { Command } from 'commander';
export { a } from './core-1.js';
`;
  expect(calledFor(text)).toBe(`const require = process.getBuiltinModule('node:module').createRequire(import.meta.url);
import { a as b } from './core-1.js';
const { open, constants: flags } = process.getBuiltinModule('fs');
const zlib = process.getBuiltinModule('node:zlib');
const { EventEmitter } = require('eventemitter3');
import { Command } from 'commander';
export { a } from './core-1.js';
`);
  expect(calledFor("import { join } from 'path';\n")).toBe("const { join } = process.getBuiltinModule('path');\n");
});

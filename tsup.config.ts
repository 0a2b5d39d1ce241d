// What `npm run build` makes of `src`: ESM and CJS, each with its own types. The script deletes `dist` before it
// (tsup's own `clean` would race between the builds below).
import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { defineConfig, type Options } from 'tsup';
import { fewFiles } from './tsup.few-files.js';

/** `protocols/wayland` → its generated file: one entry for each protocol, so that an app loads only what it uses. */
const protocols = Object.fromEntries(
  readdirSync(new URL('src/protocol/generated/', import.meta.url))
    .filter((file) => file.endsWith('.ts'))
    .map((file) => [`protocols/${file.slice(0, -'.ts'.length)}`, `src/protocol/generated/${file}`]),
);

/** What package.json exports. */
const entry = {
  index: 'src/index.ts',
  scanner: 'src/scanner/index.ts',
  testing: 'src/testing/index.ts',
  canvas: 'src/canvas/index.ts',
  freeze: 'src/freeze/index.ts',
  ...protocols,
};

const common: Options = {
  entry,
  target: 'es2022', // `using` becomes helpers: Node 20 and 22 can't parse it
  platform: 'node',
  outDir: 'dist',
  splitting: true, // a class that two entries share stands in one file: it must not be two classes
  // Optional for the app, so never part of the bundle. (shm-typed-array's binary would be copied along.)
  external: ['shm-typed-array', '@napi-rs/canvas'],
};

/** Programs are ESM alone: they have a top-level await. */
const programs = { cli: 'src/cli/index.ts', freezer: 'src/freeze/freezer.ts' };

export default defineConfig([
  {
    ...common,
    format: 'esm',
    entry: { ...entry, ...programs },
    onSuccess: () =>
      fewFiles({
        folder: resolve('dist'),
        entries: Object.keys({ ...entry, ...programs }),
        start: 'index',
        // Protocols and the scanner do without a socket, the compositor without a session.
        apart: { protocol: [...Object.keys(protocols), 'scanner'], system: ['testing'] },
        cjs: Object.keys(entry),
      }),
  },
  { ...common, format: ['esm', 'cjs'], dts: { only: true } }, // once for both: it is what takes the time
]);

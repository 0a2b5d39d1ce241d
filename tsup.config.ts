// What `npm run build` makes of `src`: ESM and CJS, each with its own types. The script deletes `dist` before it
// (tsup's own `clean` would race between the builds below).
import { readdirSync } from 'node:fs';
import { defineConfig, type Options } from 'tsup';

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
  splitting: true, // a class that two entries share stands in one chunk: it must not be two classes
  // Optional for the app, so never part of the bundle. (shm-typed-array's binary would be copied along.)
  external: ['shm-typed-array', '@napi-rs/canvas'],
};

export default defineConfig([
  // Programs are ESM alone: a top-level await in split CJS builds, and doesn't run.
  { ...common, format: 'esm', entry: { ...entry, cli: 'src/cli/index.ts', freezer: 'src/freeze/freezer.ts' } },
  { ...common, format: 'cjs', shims: true }, // import.meta.url
  { ...common, format: ['esm', 'cjs'], dts: { only: true } }, // once for both: it is what takes the time
]);

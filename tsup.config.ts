// What `npm run build` makes of `src`: ESM and CJS, each with its own types. The script deletes `dist` before it
// (tsup's own `clean` would race between the two configurations below).
import { readdirSync } from 'node:fs';
import { defineConfig, type Options } from 'tsup';

/** `protocols/wayland` → its generated file: one entry for each protocol, so that an app loads only what it uses. */
const protocols = Object.fromEntries(
  readdirSync(new URL('src/protocol/generated/', import.meta.url))
    .filter((file) => file.endsWith('.ts'))
    .map((file) => [`protocols/${file.slice(0, -'.ts'.length)}`, `src/protocol/generated/${file}`]),
);

const common: Options = {
  target: 'es2022', // `using` becomes helpers: Node 20 and 22 can't parse it
  platform: 'node',
  outDir: 'dist',
  sourcemap: false,
  // Optional for the app, so never part of the bundle. (shm-typed-array's binary would be copied along.)
  external: ['shm-typed-array', '@napi-rs/canvas'],
};

export default defineConfig([
  {
    ...common,
    entry: {
      index: 'src/index.ts',
      scanner: 'src/scanner/index.ts',
      ...protocols,
    },
    format: ['esm', 'cjs'],
    splitting: true, // a class that two entries share stands in one chunk: it must not be two classes
    dts: true,
  },
]);

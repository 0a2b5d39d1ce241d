// The bench runs compiled as the package is: tsx gives each function its name at run time, which costs more than a request.
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { defineConfig, type Options } from 'tsup';
import { fewFiles } from '../tsup.few-files.js';

const NAMES = [
  'main',
  ...['peer', 'compositor'],
  ...['subject', 'pace', 'long', 'one-window', 'autosaved', 'restored', 'frozen'],
];

const common: Options = {
  format: 'esm',
  target: 'es2022',
  platform: 'node',
  splitting: true,
  clean: true,
  silent: true,
  external: ['shm-typed-array', '@napi-rs/canvas', 'echarts'],
};

/** For what `life` measures: the part of the package that a client with a window loads, in the files that the package has. */
const client = {
  index: 'src/index.ts',
  wayland: 'src/protocol/generated/wayland.ts',
  'xdg-shell': 'src/protocol/generated/xdg-shell.ts',
};
const benchFolder = 'node_modules/.cache/resurface-bench';
const clientFolder = 'node_modules/.cache/resurface-bench-client';

/** Says what the files are, as the package's own does: else Node parses each as CommonJS first, then once more. */
const sayModules = (folder: string): void => writeFileSync(join(folder, 'package.json'), '{ "type": "module" }\n');

export default defineConfig([
  {
    ...common,
    entry: {
      ...Object.fromEntries(NAMES.map((name) => [name, `bench/${name}.ts`])),
      command: 'src/cli/index.ts',
    },
    outDir: benchFolder,
    sourcemap: true,
    onSuccess: async () => sayModules(benchFolder),
  },
  {
    ...common,
    entry: client,
    outDir: clientFolder,
    onSuccess: async () => {
      const apart = { protocol: ['wayland', 'xdg-shell'] };
      await fewFiles({ folder: resolve(clientFolder), entries: Object.keys(client), start: 'index', apart });
      sayModules(clientFolder);
    },
  },
]);

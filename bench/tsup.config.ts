// The bench runs compiled as the package is: tsx gives each function its name at run time, which costs more than a request.
import { defineConfig } from 'tsup';

const NAMES = ['main', 'subject', 'peer', 'compositor', 'frozen', 'one-window', 'autosaved', 'restored'];

export default defineConfig({
  entry: {
    ...Object.fromEntries(NAMES.map((name) => [name, `bench/${name}.ts`])),
    command: 'src/cli/index.ts',
  },
  outDir: 'node_modules/.cache/resurface-bench',
  format: 'esm',
  target: 'es2022',
  platform: 'node',
  splitting: true,
  sourcemap: true,
  clean: true,
  silent: true,
  external: ['shm-typed-array', '@napi-rs/canvas', 'echarts'],
});

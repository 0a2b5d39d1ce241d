// The programs that tests run as processes of their own, bundled: node starts one in a fifth of the time that tsx takes.
import { defineConfig } from 'tsup';

/** Files by their paths in the project, without the extension. */
const programs = [
  'examples/animation',
  'examples/static-picture',
  'src/cli/index',
  'test/client/scripted-client',
  'test/client/scripts/continuations',
  'test/client/scripts/descriptors',
  'test/client/scripts/in-flight',
  'test/client/scripts/listeners',
  'test/contract/client',
  'test/freeze/apps/counter',
  'test/freeze/apps/freezes-itself',
  'test/freeze/apps/holder',
  'test/freeze/apps/pools',
  'test/session/animate-until-killed',
  'test/session/save-until-killed',
  'test/session/write-until-full',
  'test/session/write-until-killed',
  'test/sys/scripts/filtered',
  'test/testing/serve-process',
  'test/torture/mortal',
  'test/torture/player',
  'test/torture/starving',
];

export default defineConfig({
  entry: {
    ...Object.fromEntries(programs.map((path) => [path, `${path}.ts`])),
    freezer: 'src/freeze/freezer.ts', // beside the chunks, as in the package
  },
  format: 'esm',
  target: 'es2022',
  platform: 'node',
  splitting: true,
  silent: true,
  external: ['shm-typed-array', '@napi-rs/canvas'],
});

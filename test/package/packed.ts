// The package as npm would publish it, and a project that has installed it. Built in a folder of its own, so that
// nobody's `dist` is in the way.
import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

const shipped = [
  'package.json',
  'README.md',
  'LICENSE',
  'CHANGELOG.md',
  'docs',
  'src',
  'tsconfig.json',
  'tsup.config.ts',
  'tsup.few-files.ts',
];

export interface Outcome {
  code: number;
  /** What was written to stdout, then to stderr. */
  output: string;
  stdout: string;
}

/** Runs a program to its end, in `cwd`. */
export function run(cwd: string, program: string, args: readonly string[], timeout = 120_000): Promise<Outcome> {
  return new Promise((resolve) => {
    // as a person's shell would: without what `npm test` tells its children, and without vitest's marks
    const env = Object.fromEntries(
      Object.entries(process.env).filter(
        ([key]) => !/^(npm_(?!config_)|VITEST|NODE_ENV|NODE_OPTIONS|TEST$|DEV$|PROD$)/.test(key),
      ),
    );
    execFile(program, [...args], { cwd, env, timeout, maxBuffer: 1 << 26 }, (error, stdout, stderr) => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : 127;
      resolve({ code, stdout, output: `${stdout}${stderr}` });
    });
  });
}

async function succeed(cwd: string, program: string, args: readonly string[]): Promise<string> {
  const { code, stdout, output } = await run(cwd, program, args);
  if (code !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${code}:\n${output}`);
  return stdout;
}

export interface Packed {
  tarball: string;
  /** Paths in the tarball. */
  files: readonly string[];
  /** A project with the tarball installed, ESM by default. */
  project: string;
  /** Runs a program there. */
  run(program: string, args: readonly string[]): Promise<Outcome>;
  /** Writes a file there and runs it with node. */
  node(name: string, source: string): Promise<Outcome>;
  remove(): void;
}

/** Builds, packs and installs: half a minute. */
export async function packAndInstall(): Promise<Packed> {
  const folder = mkdtempSync(join(tmpdir(), 'resurface-package-'));
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  try {
    const stage = join(folder, 'stage');
    mkdirSync(stage);
    for (const path of shipped) {
      if (existsSync(join(root, path))) cpSync(join(root, path), join(stage, path), { recursive: true });
    }
    symlinkSync(join(root, 'node_modules'), join(stage, 'node_modules'));
    await succeed(stage, 'npm', ['run', 'build']);
    // without scripts, since `prepack` would write the build's log between npm's JSON
    const packed = await succeed(stage, 'npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder]);
    const [{ filename, files }] = JSON.parse(packed) as [{ filename: string; files: { path: string }[] }];
    const tarball = join(folder, filename);

    const project = join(folder, 'app');
    mkdirSync(project);
    writeFileSync(join(project, 'package.json'), '{ "name": "app", "private": true, "type": "module" }\n');
    // without scripts: nothing of ours needs one, nor a compiler
    await succeed(project, 'npm', [
      'install',
      '--ignore-scripts',
      '--no-audit',
      '--no-fund',
      '--prefer-offline',
      tarball,
    ]);
    return {
      tarball,
      files: files.map((one) => one.path),
      project,
      run: (program, args) => run(project, program, args),
      node: (name, source) => {
        writeFileSync(join(project, name), source);
        return run(project, process.execPath, [name]);
      },
      remove,
    };
  } catch (error) {
    remove();
    throw error;
  }
}

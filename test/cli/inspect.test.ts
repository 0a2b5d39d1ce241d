import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { SnapshotDescription } from '../../src/index.js';
import { decodePng } from '../../src/testing/index.js';
import { opened, pathOf, showDesk } from '../inspect/desk.js';
import { open, start } from '../session/stage.js';
import { resurface } from './run.js';

/** Snapshots of an app with two windows, before and after it changed a title. */
async function snapshots(): Promise<{ first: string; second: string }> {
  const session = await open(await start());
  const { main } = await showDesk(session);
  const first = (await opened(session)).file;
  main.setTitle('Changed');
  await session.roundtrip();
  const second = (await opened(session)).file;
  session.close();
  return { first, second };
}

test('resurface inspect shows a tree, without colours where nobody sees them', async () => {
  const { first } = await snapshots();
  const { code, stdout, stderr } = await resurface(['inspect', first]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout.split('\n')[0]).toMatch(/app\.wls: format 2, [\d.]+ KiB, written by resurface \d+\.\d+\.\d+, 20\d\d-/);
  expect(stdout).toContain('\nwindows\n├─ main "Main" org.example.desk 120x80, at most 500x400\n');
  expect(stdout).toMatch(/\n│ {5}└─ popup at 100,70: wl_surface#\d+ v\d+ "menu", xdg_popup, 30x20\n/);
  expect(stdout).not.toContain('\u001b');
});

test('resurface inspect --json is the documented shape, --log a line for each record', async () => {
  const { first } = await snapshots();
  const [json, log] = await Promise.all([
    resurface(['inspect', first, '--json']),
    resurface(['inspect', first, '--log']),
  ]);
  const description = JSON.parse(json.stdout) as SnapshotDescription;
  const kinds = ['windows', 'layers', 'surfaces', 'selections', 'seats', 'outputs', 'globals', 'pools', 'others'];
  const about = ['format', 'bytes', 'point', 'points', 'torn', 'created', 'library', 'sections', 'data', 'undeclared'];
  expect(Object.keys(description).sort()).toEqual([...kinds, ...about].sort());
  const { windows } = description;
  expect(windows.map(({ key, title }) => [key, title])).toEqual([
    ['main', 'Main'],
    ['second', 'Second'],
  ]);
  expect(log.stdout).toMatch(/^\[ {6}0\.000\] {2}-> wl_display@1\.get_registry\(new id wl_registry@2\)\n/);
});

test('resurface inspect --png draws all windows or one of them, into a file or to stdout', async () => {
  const { first } = await snapshots();
  const out = pathOf('out.png');
  const [all, one] = await Promise.all([
    resurface(['inspect', first, '--png', out]),
    resurface(['inspect', first, '--png', '-', '--window', 'second'], {}, 'latin1'),
  ]);
  expect(all).toEqual({ code: 0, stdout: '', stderr: '' });
  expect(decodePng(readFileSync(out))).toMatchObject({ width: 130 + 16 + 40, height: 90 });
  expect(decodePng(Buffer.from(one.stdout, 'latin1'))).toMatchObject({ width: 40, height: 30 });
});

test('resurface inspect --diff tells what differs, and whether by its exit status', async () => {
  const { first, second } = await snapshots();
  const [same, changed, json] = await Promise.all([
    resurface(['inspect', first, '--diff', first]),
    resurface(['inspect', first, '--diff', second]),
    resurface(['inspect', first, '--diff', second, '--json']),
  ]);
  expect(same).toEqual({ code: 0, stdout: '', stderr: '' });
  expect(changed.code).toBe(1);
  expect(changed.stdout).toContain(
    'window "main"/xdg_toplevel[0]\n  title: set_title("Main") → set_title("Changed")\n',
  );
  const { differences } = JSON.parse(json.stdout) as { differences: unknown[] };
  expect(differences).toContainEqual(expect.objectContaining({ kind: 'state', what: 'title' }));
  expect(json.code).toBe(1);
});

test('a file that is missing, foreign or torn is told in one line with its name and section', async () => {
  const { first } = await snapshots();
  const [missing, foreign, torn] = [pathOf('no.wls'), pathOf('foreign.wls'), pathOf('torn.wls')];
  writeFileSync(foreign, '{ "name": "a package" }\n');
  writeFileSync(torn, readFileSync(first).subarray(0, 5000));
  const outcomes = await Promise.all([
    resurface(['inspect', missing]),
    resurface(['inspect', foreign]),
    resurface(['inspect', torn]),
    resurface(['inspect', first, '--diff', torn]),
  ]);
  expect(outcomes.map(({ code, stdout }) => [code, stdout])).toEqual([
    [1, ''],
    [1, ''],
    [1, ''],
    [2, ''],
  ]);
  const lines = outcomes.map(({ stderr }) => stderr);
  expect(lines[0]).toMatch(/^resurface: ERR_WL_SNAPSHOT: snapshot file: reading [^\n]*no\.wls: ENOENT[^\n]*\n$/);
  expect(lines[1]).toMatch(/^resurface: ERR_WL_SNAPSHOT: snapshot [^\n]*foreign\.wls, header: [^\n]+\n$/);
  expect(lines[2]).toMatch(/^resurface: ERR_WL_SNAPSHOT: snapshot [^\n]*torn\.wls, \w+: [^\n]*cut off[^\n]*\n$/);
  expect(lines[3]).toBe(lines[2]);
});

test('a window that is not there is told with those that are; options that exclude each other, too', async () => {
  const { first } = await snapshots();
  const [absent, alone, both] = await Promise.all([
    resurface(['inspect', first, '--png', '-', '--window', 'third']),
    resurface(['inspect', first, '--window', 'main']),
    resurface(['inspect', first, '--json', '--log']),
  ]);
  expect(absent).toMatchObject({ code: 1, stdout: '' });
  expect(absent.stderr).toMatch(
    /^resurface: ERR_WL_STATE: [^\n]*no window "third" [^\n]*; its windows: "main", "second"\n$/,
  );
  expect(alone).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/^error: option '--window <key>' needs '--png <out>'\n/),
  });
  expect(both).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/^error: option '--log' cannot be used with option '--json'\n/),
  });
});

test('resurface inspect --at shows one point of a file that grew', async () => {
  const session = await open(await start());
  const { main } = await showDesk(session);
  const file = pathOf('grown.wls');
  const points = session.snapshots(file, { keep: 3 });
  await points.save();
  main.setTitle('Changed');
  await points.save();
  session.close();
  const tree = (...more: string[]) => resurface(['inspect', file, ...more]);
  const [last, first, before, none, wrong] = await Promise.all([
    tree(),
    tree('--at', '0'),
    tree('--at', '-2'),
    tree('--at', '2'),
    tree('--at', 'yesterday'),
  ]);
  expect(last.stdout).toMatch(/\npoints\n├─ 0 20\S+Z full, [\d.]+ \w+\n└─ 1 20\S+Z delta, [\d.]+ \w+, this one\n/);
  expect(last.stdout).toContain('"Changed"');
  expect(first.stdout).toContain('"Main"');
  expect(before.stdout).toBe(first.stdout);
  expect(none).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/ERR_WL_SNAPSHOT.*there is no point 2: it has 0 to 1/),
  });
  expect(wrong).toMatchObject({ code: 1, stderr: expect.stringContaining('whole number, or a date') });
});

// A file of every version that was ever released stays here, and keeps loading.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { compact, fold } from '../../src/journal/index.js';
import { freshState } from '../../src/session/save.js';
import {
  decodeSnapshot,
  discardSnapshot,
  FORMAT_VERSION,
  readSnapshot,
  type SnapshotContent,
} from '../../src/session/snapshot/index.js';
import { mapShared } from '../../src/sys/index.js';
import { OwnedFd } from '../../src/wire/index.js';
import { fixtureContent } from './snapshots.js';

const fixtures = fileURLToPath(new URL('fixtures', import.meta.url));

const told = (content: SnapshotContent) =>
  content.base.map((record) =>
    'args' in record ? { ...record, args: record.args.map((arg) => (arg instanceof OwnedFd ? 'fd' : arg)) } : record,
  );

const pixels = (content: SnapshotContent) =>
  content.pools.map(({ handle, bytes, fd }) => [handle, Buffer.from(new Uint8Array(mapShared(fd.fd, bytes)))]);

test('there is one of each version', () => {
  const expected = Array.from({ length: FORMAT_VERSION }, (_, i) => `version-${i + 1}.wls`);
  expect(readdirSync(fixtures).sort()).toEqual(expected);
});

test.each(readdirSync(fixtures))('%s holds what it was written from', async (name) => {
  const expected = fixtureContent();
  for (const reading of [readSnapshot(`${fixtures}/${name}`), decodeSnapshot(readFileSync(`${fixtures}/${name}`))]) {
    const content = await reading;
    onTestFinished(() => discardSnapshot(content));
    expect(told(content)).toEqual(told(expected));
    expect(pixels(content)).toEqual(pixels(expected));
    const { base: _base, pools: _pools, ...rest } = content;
    const { base: _b, pools: _p, ...expectedRest } = expected;
    expect(rest).toEqual(expectedRest);
  }
});

test.each(readdirSync(fixtures))('%s folds to the state that its content had', async (name) => {
  const content = await readSnapshot(`${fixtures}/${name}`);
  onTestFinished(() => discardSnapshot(content));
  const again = compact(fold(freshState(), content.base));
  const expected = compact(fold(freshState(), fixtureContent().base));
  expect(told({ ...content, base: again })).toEqual(told({ ...content, base: expected }));
  expect(again.length).toBeGreaterThan(10);
});

// Tests that leave something behind, each one thing, and one that doesn't: what fails is looked at in ../leaks.test.ts.
import { spawn } from 'node:child_process';
import { openSync } from 'node:fs';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import { createMemfd, mapShared, pipe } from '../../../src/sys/index.js';
import { OwnedFd } from '../../../src/wire/index.js';

const kept: unknown[] = [];
const children: { kill(): void }[] = [];
afterAll(() => {
  for (const child of children) child.kill();
});

test('clean', () => {
  const fd = createMemfd('clean', 4096);
  new Uint8Array(mapShared(fd.fd, 4096)).fill(1);
  onTestFinished(() => fd.close());
});

test('owned fd', () => {
  kept.push(pipe());
});

test('bare fd', () => {
  kept.push(openSync('/dev/null', 'r'));
});

test('mapping', () => {
  const fd = createMemfd('kept', 4096);
  kept.push(mapShared(fd.fd, 4096));
  fd.close();
});

test('child', () => {
  children.push(spawn('sleep', ['60'], { stdio: 'ignore' }));
});

test('rejection', () => {
  void Promise.reject(new Error('nobody listens'));
});

test('counts', () => {
  expect(OwnedFd.openCount).toBeGreaterThan(0);
});

import { closeSync, fstatSync } from 'node:fs';
import { expect, test } from 'vitest';
import { OwnedFd } from '../../src/wire/index.js';
import { anyFd } from './messages.js';

test('an fd is closed once, by whoever owns it', () => {
  const open = OwnedFd.openCount;
  const fd = anyFd();
  const number = fd.fd;
  expect(OwnedFd.openCount).toBe(open + 1);
  fd.close();
  fd.close();
  expect(OwnedFd.openCount).toBe(open);
  expect(() => fstatSync(number)).toThrow('EBADF');
});

test('who takes it, closes it', () => {
  const fd = anyFd();
  const number = fd.take();
  fd.close();
  fstatSync(number);
  closeSync(number);
  const gone = expect.objectContaining({ code: 'ERR_WL_STATE' });
  expect(() => fd.fd).toThrow(gone);
  expect(() => fd.take()).toThrow(gone);
});

test.each([-1, 1.5, Number.NaN])('%d is no file descriptor', (number) => {
  expect(() => new OwnedFd(number)).toThrow(expect.objectContaining({ code: 'ERR_WL_ARGUMENT' }));
});

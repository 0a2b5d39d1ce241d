import { expect, test } from 'vitest';
import { requireOptional } from '../../src/shm/index.js';
import { thrownBy } from './thrown.js';

test('a package that is not there is named, with what needs it and how to install it', () => {
  const error = thrownBy(() => requireOptional('resurface-no-such-package', 'drawing on walls'));
  expect(error.code).toBe('ERR_WL_DEPENDENCY');
  expect(error.message).toMatch(/^drawing on walls needs .*npm install resurface-no-such-package$/);
  expect(error.cause).toMatchObject({ code: 'MODULE_NOT_FOUND' });
});

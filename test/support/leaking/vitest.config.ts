// The suite's own configuration, for tests that leak on purpose; run by ../leaks.test.ts.
import { mergeConfig } from 'vitest/config';
import base from '../../../vitest.config.js';

const config = mergeConfig(base, { root: new URL('../../..', import.meta.url).pathname });
export default {
  ...config,
  test: {
    ...config.test,
    include: ['test/support/leaking/*.leak.ts'],
    globalSetup: [],
    env: { RESURFACE_LEAK_PATIENCE: '200' },
  },
};

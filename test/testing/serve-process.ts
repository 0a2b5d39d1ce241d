// The test compositor as a process, for the tests: options as JSON in the first argument.
import { serve } from '../../src/testing/index.js';

await serve(JSON.parse(process.argv[2] ?? '{}'));

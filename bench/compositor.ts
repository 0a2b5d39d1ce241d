// The test compositor as a process of its own: what restores and reconnects are measured against.
import { type ServeOptions, serve } from '../src/testing/index.js';

await serve(JSON.parse(process.argv[2] ?? '{}') as ServeOptions);

// The embedded compositor, as a process that can be killed: options as JSON in the first argument.
import { type ServeOptions, serve } from 'resurface/testing';

await serve(JSON.parse(process.argv[2] ?? '{}') as ServeOptions);

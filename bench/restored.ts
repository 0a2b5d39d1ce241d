// A fresh process that comes back from a file: ms from `restore()` until the compositor has processed the content.
import { restore } from '../src/session/index.js';

const { file, socket } = JSON.parse(process.argv[2] as string) as { file: string; socket: string };
const began = performance.now();
const session = await restore(file, { socket });
await session.roundtrip();
console.log((performance.now() - began).toFixed(3));
session.close();

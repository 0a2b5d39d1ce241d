// The last means against io_uring, which `resurface run` comes to only where the kernel knows no milder one.
import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { nodeOf } from '../support/node-of.js';
import { program } from '../support/program.js';

const LOOK = `
const { readdirSync, readFileSync, readlinkSync } = require('node:fs');
const open = readdirSync('/proc/self/fd').map((fd) => { try { return readlinkSync('/proc/self/fd/' + fd); } catch { return ''; } });
const [, mode] = /^Seccomp:\\s*(\\d)/m.exec(readFileSync('/proc/self/status', 'utf8'));
console.log(JSON.stringify({ rings: open.filter((link) => link.includes('io_uring')).length, mode: Number(mode) }));`;

test.each([
  ['root', []],
  ['a user without privileges, who gives up setuid programs for it', ['unshare', '--user', '--map-user=1000']],
])('a seccomp filter keeps rings from a Node that would open some, for %s', (_, prefix) => {
  const filtered = [process.execPath, program(new URL('./scripts/filtered.ts', import.meta.url))];
  const argv = [...prefix, ...filtered, nodeOf('22'), '-e', LOOK];
  const [command = '', ...args] = argv;
  const found = JSON.parse(execFileSync(command, args, { encoding: 'utf8' })) as unknown;
  expect(found).toEqual({ rings: 0, mode: 2 });
});

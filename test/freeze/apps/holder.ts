// A process that holds what it is told to: things that a freeze must refuse by name, or that it must keep. On SIGUSR2 it says
// that it lives.
import { spawn } from 'node:child_process';
import { openSync, unlinkSync, watch, writeSync } from 'node:fs';
import { createConnection } from 'node:net';
import koffi from 'koffi';

const libc = koffi.load(null);
const held: unknown[] = [];
const checked = (result: number): number => {
  if (result === -1) throw new Error(`errno ${koffi.errno()}`);
  held.push(result);
  return result;
};
const syscall3 = libc.func('long syscall(long, long, long, long)');

const connected = (where: { path: string } | { port: number; host: string }): Promise<void> => {
  return new Promise((resolve, reject) => {
    const socket = createConnection(where, resolve).once('error', reject);
    socket.once('close', () => console.log('closed')).resume();
    held.push(socket);
  });
};

const kinds: Record<string, (argument: string) => unknown> = {
  nothing: () => {},
  io_uring: () => {
    const parameters = new Uint8Array(120);
    checked(libc.func('long syscall(long, long, _Inout_ uint8_t *)')(425, 8, parameters));
  },
  open: (path) => held.push(openSync(path, 'r+')),
  unix: (path) => connected({ path }),
  tcp: (port) => connected({ port: Number(port), host: '127.0.0.1' }),
  'sysv-shm': () => {
    const id = checked(libc.func('int shmget(int, size_t, int)')(0, 4096, 0o1600));
    held.push(libc.func('intptr_t shmat(int, intptr_t, int)')(id, 0, 0));
    libc.func('int shmctl(int, int, intptr_t)')(id, 0, 0); // IPC_RMID: it goes with us
  },
  pidfd: (pid) => checked(syscall3(434, Number(pid), 0, 0)),
  fscontext: () => checked(libc.func('long syscall(long, const char *, long)')(430, 'tmpfs', 0)),
  trace: (pid) => checked(libc.func('long ptrace(long, int, intptr_t, intptr_t)')(0x4206, Number(pid), 0, 0)), // PTRACE_SEIZE
  inotify: (folder) => held.push(watch(folder, (_, name) => console.log(`changed: ${name}`))),
  lock: (path) => checked(libc.func('int flock(int, int)')(openSync(path, 'w'), 2)),
  child: () => {
    const child = spawn('sleep', ['1000'], { stdio: 'ignore' });
    child.once('exit', (_, signal) => console.log(`child ended: ${signal}`));
    held.push(child);
    console.log(`child: ${child.pid}`);
  },
  deleted: (path) => {
    const fd = openSync(path, 'w+');
    const block = new Uint8Array(1 << 20).fill(7);
    for (let i = 0; i < 3; i++) writeSync(fd, block);
    held.push(fd);
    unlinkSync(path);
  },
};

for (const what of process.argv.slice(2)) {
  const [, kind = '', argument = ''] = /^([\w-]+):?(.*)$/.exec(what) ?? [];
  await kinds[kind]?.(argument);
}
setInterval(() => {}, 1000);
process.on('SIGUSR2', () => console.log('alive'));
console.log('holding');

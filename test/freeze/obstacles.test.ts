// What can't be frozen is said by name, with what to do about it, before anything is touched: the app lives on.
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { type FreezeObstacle, FreezeObstacleError } from '../../src/errors.js';
import { freezeProcess } from '../../src/freeze/index.js';
import { childOf } from '../peers/places.js';
import { App, criu, describeFreezing, holder, kill, type Manner, runs, scratch } from './stage.js';

async function holding(what: readonly string[], manner: Manner = {}): Promise<App> {
  const app = new App([holder(), ...what], {}, manner);
  await app.says(/^holding$/);
  return app;
}

async function refused(app: App, pid = app.pid): Promise<FreezeObstacleError> {
  const error = await freezeProcess(pid, { images: app.images(), criu }).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof FreezeObstacleError)) throw error ?? new Error('it was frozen');
  return error;
}

async function expectAlive(app: App, pid = app.pid): Promise<void> {
  expect(runs(pid)).toBe(true);
  process.kill(pid, 'SIGUSR2');
  await app.says(/^alive$/);
}

/** Servers of the test's process, at a path and at a port. */
async function serve(listen: (server: Server) => void): Promise<Server> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket.on('error', () => {}));
  });
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    return new Promise<void>((resolve) => void server.close(() => resolve()));
  });
  await new Promise<void>((resolve) => {
    server.once('listening', resolve);
    listen(server);
  });
  return server;
}

// a graphics card as far as its name goes: a device folder of the process's own
const WITH_CARD = `
mount -t tmpfs none /dev
for device in 'null 3' 'zero 5' 'random 8' 'urandom 9'; do mknod -m 666 /dev/\${device% *} c 1 \${device#* }; done
mkdir /dev/dri /dev/shm
mknod -m 666 /dev/dri/renderD128 c 1 3
exec "$@"`;

describeFreezing('what can not be frozen', () => {
  const simple: [kind: FreezeObstacle['kind'], what: string, says: RegExp, manner?: Manner][] = [
    ['io_uring', 'io_uring', /an io_uring .*resurface run -- node app\.js.*kernel\.io_uring_disabled=2/],
    ['device', 'open:/dev/kmsg', /the device \/dev\/kmsg .*close it/],
    ['sysv-shm', 'sysv-shm', /System V shared memory .*memfd_create/],
    ['pidfd', `pidfd:${process.pid}`, new RegExp(`a pidfd of process ${process.pid}, which stays outside`)],
    ['file', 'fscontext', /anon_inode:\[fscontext\] .*does not know/],
    [
      'gpu',
      'open:/dev/dri/renderD128',
      /\/dev\/dri\/renderD128 .*graphics card/,
      { by: ['unshare', '--mount', 'sh', '-c', WITH_CARD, 'sh'] },
    ],
  ];
  for (const [kind, what, says, manner] of simple) {
    test(`${kind}: it is said by name, and the process lives on`, async () => {
      const app = await holding([what], manner);
      const error = await refused(app);
      expect(error.code).toBe('ERR_WL_FREEZE_OBSTACLE');
      expect(error.obstacles.map((one) => [one.kind, one.pid])).toEqual([[kind, app.pid]]);
      expect(error.message).toMatch(says);
      expect(error.message).toMatch(new RegExp(`^process ${app.pid} can't be frozen: `));
      await expectAlive(app);
    });
  }

  test('socket, tcp: connections to others, unless they may be cut: then they read as closed', async () => {
    const folder = scratch();
    const path = join(folder, 'server');
    await serve((server) => server.listen(path));
    const tcp = await serve((server) => server.listen(0, '127.0.0.1'));
    const { port } = tcp.address() as { port: number };
    const app = await holding([`unix:${path}`, `tcp:${port}`]);
    const { obstacles, message } = await refused(app);
    expect(obstacles.map(({ kind }) => kind).sort()).toEqual(['socket', 'tcp']);
    expect(message).toContain(`a unix connection to ${path}`);
    expect(message).toContain(`a TCP connection to port ${port}`);
    expect(message).toContain('--cut-sockets');
    await expectAlive(app);

    await app.freeze({ cutSockets: true });
    await app.thaw();
    await app.says(/^closed$/);
    await app.says(/^closed$/);
    await expectAlive(app);
  });

  test('tracer: a process under a debugger', async () => {
    const app = await holding(['nothing']);
    const tracer = await holding([`trace:${app.pid}`]);
    const error = await refused(app);
    expect(error.obstacles).toMatchObject([{ kind: 'tracer', pid: app.pid }]);
    expect(error.message).toContain(`it is traced by process ${tracer.pid}`);
    await tracer.end();
    await expectAlive(app);
  });

  test('init: the first process of a pid namespace', async () => {
    const app = await holding(['nothing'], { by: ['unshare', '--pid', '--fork', '--kill-child', '--mount-proc'] });
    const pid = childOf(app.pid) ?? 0;
    const error = await refused(app, pid);
    expect(error.obstacles).toMatchObject([{ kind: 'init', pid }]);
    await expectAlive(app, pid);
  });

  test('user: a process outside of a user namespace, for who is not root', async () => {
    const app = await holding(['nothing'], { rootless: [] });
    const { code, stderr } = await app.freezeByCommand();
    expect(code).toBe(1);
    expect(stderr).toMatch(/ERR_WL_FREEZE_OBSTACLE: .*in no user namespace .*unshare --user --map-root-user/);
    await expectAlive(app);
  });

  test('all of them are named at once, also those of its children', async () => {
    const app = await holding(['io_uring', 'sysv-shm']);
    expect((await refused(app)).obstacles.map(({ kind }) => kind)).toEqual(['io_uring', 'sysv-shm']);
    const parent = new App(['app'], {}, { by: ['sh', '-c', `${process.execPath} ${holder()} io_uring & wait`, 'sh'] });
    await parent.says(/^holding$/);
    const [child] = (await refused(parent)).obstacles;
    expect(child).toMatchObject({ kind: 'io_uring' });
    expect(child?.pid).not.toBe(parent.pid);
    await kill(child?.pid ?? 0);
  });

  test('the command says it in one line', async () => {
    const app = await holding(['io_uring']);
    const { code, stdout, stderr } = await app.freezeByCommand();
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(
      /^resurface: ERR_WL_FREEZE_OBSTACLE: process \d+ can't be frozen: fd \d+ of process \d+: an io_uring .*\n$/,
    );
    await expectAlive(app);
  });

  test('a pid that is nobody’s, our own or no number is refused', async () => {
    const images = '/nonexistent/resurface';
    await expect(freezeProcess(2 ** 22 - 1, { images, criu })).rejects.toMatchObject({ code: 'ERR_WL_ARGUMENT' });
    await expect(freezeProcess(process.pid, { images, criu })).rejects.toThrow(/freeze\(session\)/);
    await expect(freezeProcess(0, { images, criu })).rejects.toMatchObject({ code: 'ERR_WL_ARGUMENT' });
  });
});

describeFreezing('what can be frozen', () => {
  test('a watched folder is watched on', async () => {
    const folder = scratch();
    const watching = await holding([`inotify:${folder}`]);
    await watching.freeze();
    await watching.thaw();
    writeFileSync(join(folder, 'new'), '');
    await watching.says(/^changed: new$/);
  });

  test('a child goes with its parent, and is its child again', async () => {
    const app = new App([holder(), 'child'], {});
    const [, child = ''] = await app.says(/^child: (\d+)$/);
    await app.says(/^holding$/);
    const { pids } = await app.freeze();
    expect(pids).toEqual([app.pid, Number(child)]);
    expect(runs(Number(child))).toBe(false);
    await app.thaw();
    expect(readFileSync(`/proc/${child}/comm`, 'utf8')).toBe('sleep\n');
    process.kill(Number(child), 'SIGTERM');
    await app.says(/^child ended: SIGTERM$/);
  });

  test('a lock is held on, and a deleted file of 3 MiB is there again', async () => {
    const folder = scratch();
    const app = await holding([`lock:${join(folder, 'lock')}`, `deleted:${join(folder, 'gone')}`]);
    await app.freeze();
    await app.thaw();
    await expectAlive(app);
    expect(readFileSync('/proc/locks', 'utf8')).toMatch(new RegExp(`FLOCK .* ${app.pid} `));
  });
});

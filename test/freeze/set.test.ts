// The freeze set: what does not fit is refused by name; a failure leaves the app running; a set can be thawed more than once.
import {
  chmodSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { findCriu, freezeProcess, type Manifest, readManifest, thaw } from '../../src/freeze/index.js';
import { connect } from '../../src/session/index.js';
import { TestCompositor } from '../../src/testing/index.js';
import { Window } from '../../src/window/index.js';
import { resurface } from '../cli/run.js';
import { compareImages, readPng } from '../peers/index.js';
import { App, counter, criu, describeFreezing, holder, kill, runs, scratch } from './stage.js';

async function holding(): Promise<App> {
  const app = new App([holder(), 'nothing'], {});
  await app.says(/^holding$/);
  return app;
}

async function showing(...args: string[]): Promise<{ app: App; screen: TestCompositor }> {
  const screen = await TestCompositor.start({ width: 400, height: 300 });
  onTestFinished(() => screen.stop());
  const app = new App([counter(), ...args], { WAYLAND_DISPLAY: screen.socket });
  await app.says(/^shown: /);
  return { app, screen };
}

function script(text: string): string {
  const file = join(scratch(), 'criu');
  writeFileSync(file, `#!/bin/sh\n${text}\n`);
  chmodSync(file, 0o755);
  return file;
}

describeFreezing('a freeze set', () => {
  test('tells what it is of, and is readable by its owner alone', async () => {
    const { app, screen } = await showing();
    const pid = app.pid;
    const { images, bytes } = await app.freeze();
    const manifest = readManifest(images);
    expect(manifest).toMatchObject({
      format: 'resurface-freeze',
      version: 1,
      pid,
      processes: [{ pid, name: 'node' }],
      compositor: screen.socket,
      sockets: [{ kind: 'wayland', to: screen.socket }],
      versions: { arch: process.arch, node: process.version, koffi: '3.3.4', criu: (await findCriu({ criu })).version },
    });
    expect(manifest.images.map(({ file }) => file)).toContain('memfd.img');
    expect(bytes).toBe(manifest.images.reduce((sum, image) => sum + image.bytes, 0));
    expect(statSync(images).mode & 0o777).toBe(0o700);
  });

  test('that does not fit is refused with all that is wrong', async () => {
    const app = await holding();
    const { images } = await app.freeze();
    const whole = readManifest(images);
    const refuses = async (change: (manifest: Manifest) => object, says: RegExp): Promise<void> => {
      writeFileSync(join(images, 'manifest.json'), JSON.stringify({ ...whole, ...change(whole) }));
      const error = await thaw(images, { criu }).catch((reason: unknown) => reason);
      expect(error).toMatchObject({ code: 'ERR_WL_FREEZE_SET' });
      expect(String(error)).toMatch(says);
    };
    const versions =
      (change: object) =>
      ({ versions }: Manifest) => ({ versions: { ...versions, ...change } });
    await refuses(versions({ arch: 'arm64' }), /it is of arm64, this machine is x64/);
    await refuses(versions({ criu: '99.1' }), /CRIU 99\.1 wrote it, [\d.]+ is older/);
    await refuses(versions({ kernel: '99.1.0' }), /it ran on Linux 99\.1\.0, this is .*, which is older/);
    const programs = ({ programs }: Manifest) => ({
      programs: programs.map((one) => ({ ...one, crc32: /\/(node|koffi\.node)$/.test(one.file) ? 1 : one.crc32 })),
    });
    await refuses(
      programs,
      /Node v20[\d.]+ \(.*\) is another one now; koffi 3\.3\.4 \(.*\) is another one now|koffi.*Node/s,
    );
    await refuses(() => ({ version: 2 }), /format 2; this resurface reads format 1/);
    await refuses(() => ({ format: 'other' }), /not that of a freeze set/);
    const memory = join(images, 'pages-1.img');
    const bytes = readFileSync(memory);
    const changed = Buffer.from(bytes);
    changed[5000] = (changed[5000] ?? 0) ^ 1;
    writeFileSync(memory, changed);
    await refuses(() => ({}), /pages-1\.img is damaged: its checksum differs/);
    truncateSync(memory, 4096);
    await refuses(() => ({}), /pages-1\.img has 4096 bytes instead of \d+/);
    renameSync(memory, `${memory}.away`);
    await refuses(() => ({}), /pages-1\.img is missing/);
    writeFileSync(memory, bytes);

    writeFileSync(join(images, 'manifest.json'), JSON.stringify(whole));
    await app.thaw(); // each refusal touched nothing
    expect(runs(app.pid)).toBe(true);
  });

  test('without a manifest was not finished, and no folder is none', async () => {
    const app = await holding();
    const { images } = await app.freeze();
    renameSync(join(images, 'manifest.json'), join(images, 'manifest.old'));
    await expect(thaw(images, { criu })).rejects.toThrow(/ERR_WL_FREEZE_SET|was not finished/);
    await expect(thaw(join(images, 'none'), { criu })).rejects.toMatchObject({ code: 'ERR_WL_FREEZE_SET' });
    writeFileSync(join(images, 'manifest.json'), '{');
    await expect(thaw(images, { criu })).rejects.toThrow(/manifest\.json can't be read/);
  });

  test('is not written over something else', async () => {
    const app = await holding();
    const images = scratch();
    writeFileSync(join(images, 'mine'), '');
    await expect(freezeProcess(app.pid, { images, criu })).rejects.toThrow(/is not empty: it has mine/);
    expect(readdirSync(images)).toEqual(['mine']);
    expect(runs(app.pid)).toBe(true);
  });

  test('can be of a process that runs on: a checkpoint, to which a thaw goes back', async () => {
    const { app } = await showing();
    await app.freeze({ leaveRunning: true });
    process.kill(app.pid, 'SIGHUP'); // it goes on as if nothing had been
    await app.says(/^drawn: 2$/);
    expect(app.said).not.toContain('disconnected');
    await kill(app.pid);
    await app.ended();
    await app.thaw();
    await app.says(/^settled$/);
    expect((await app.state()).frames).toBe(1);
  });

  test('can be thawed twice beside each other, and a clone can be frozen again', async () => {
    const { app, screen } = await showing();
    const picture = await screen.screenshot();
    await app.freeze();
    await screen.until(() => screen.clients.length === 0);
    const own = readManifest(app.images()).pid;
    const pids: number[] = [];
    onTestFinished(() => Promise.all(pids.map(kill)).then(() => {}));
    for (const count of [1, 2]) {
      pids.push((await app.thaw({ clone: true })).pid);
      await screen.until(() => screen.windows.length === count);
      expect((await app.state()).pid).toBe(own); // in a namespace of its own
    }
    expect(new Set([own, ...pids]).size).toBe(3);
    process.kill(pids[0] as number, 'SIGHUP');
    await app.says(/^drawn: 2$/);
    process.kill(pids[1] as number, 'SIGUSR2');
    expect((await app.says(/^state: .*"frames":(\d+)/))[1]).toBe('1'); // the other one did not draw

    await kill(pids[0] as number);
    await screen.until(() => screen.windows.length === 1);
    const again = await freezeProcess(pids[1] as number, { images: app.images('again'), criu });
    expect(readManifest(again.images).pid).toBe(own);
    await screen.until(() => screen.windows.length === 0);
    await app.thaw({ images: again.images });
    expect(app.pid).toBe(own);
    await app.says(/^settled$/);
    expect(compareImages(await screen.screenshot(), picture).pixelsDiffering).toBe(0);
  });

  test('whose pid is taken says so, and what to do', async () => {
    const app = await holding();
    await app.freeze({ leaveRunning: true });
    await expect(thaw(app.images(), { criu, timeout: 300 })).rejects.toThrow(
      new RegExp(`pid ${app.pid} is taken: end what has it, or thaw in a pid namespace of its own \\(--clone\\)`),
    );
    expect(runs(app.pid)).toBe(true);
  });

  test('is thawed when an id of its threads is free again, which another process had for a moment', async () => {
    const app = await holding();
    await app.freeze();
    const tries = join(scratch(), 'tries');
    const refused = script(`
case " $* " in *" restore "*) ;; *) exec ${criu} "$@";; esac
echo try >>${tries}
[ "$(wc -l <${tries})" -gt 2 ] && exec ${criu} "$@"
for i; do case $last in --images-dir) images=$i;; esac; last=$i; done
echo '(00.01) Error (criu/cr-restore.c:1): Can'"'"'t fork for ${app.pid + 1}: File exists' >"$images/restore.log"
exit 1`);
    await app.thaw({ criu: refused });
    expect(readFileSync(tries, 'utf8')).toBe('try\n'.repeat(3));
    expect(runs(app.pid)).toBe(true);
  });

  test('shows its windows where a snapshot is kept beside the images, and says where there is none', async () => {
    const { app, screen } = await showing();
    await app.freeze();
    await screen.until(() => screen.clients.length === 0);
    const bare = await resurface(['inspect', app.images()]);
    expect(bare).toMatchObject({ code: 1, stdout: '' });
    expect(bare.stderr).toMatch(
      /^resurface: ERR_WL_FREEZE_SET: .* no snapshot is kept beside the images: freeze\(session\) does that/,
    );

    const session = await connect({ socket: screen.socket });
    onTestFinished(() => session.close());
    const window = await Window.create(session, { key: 'main', title: 'Main', width: 30, height: 20 });
    window.draw(({ pixels }) => pixels.fill(0xff));
    await session.snapshot(join(app.images(), 'snapshot.wls'));
    const manifest = { ...readManifest(app.images()), snapshot: 'snapshot.wls' };
    writeFileSync(join(app.images(), 'manifest.json'), JSON.stringify(manifest));
    expect((await resurface(['inspect', app.images()])).stdout).toContain('main "Main"');
    const png = join(app.images(), 'out.png');
    expect(await resurface(['inspect', app.images(), '--png', png])).toMatchObject({ code: 0, stderr: '' });
    expect(readPng(png)).toMatchObject({ width: 30, height: 20 });
  });

  test('that is thawed by the command with --display goes there', async () => {
    const { app, screen } = await showing();
    const other = await TestCompositor.start({ width: 400, height: 300 });
    onTestFinished(() => other.stop());
    const digest = screen.digest();
    expect((await app.freezeByCommand()).stdout).toMatch(/^frozen: process \d+, [\d.]+ MiB in \d+ ms, \/.*\/set\n$/);
    await app.ended();
    expect((await app.thawByCommand('--display', other.socket)).stdout).toMatch(/^thawed: process \d+ in \d+ ms\n$/);
    await app.says(/^settled$/);
    expect(other.digest()).toEqual(digest);
  });
});

describeFreezing('a freeze that fails', () => {
  test('leaves the app running, tells why in a line, and leaves only the log', async () => {
    const { app, screen } = await showing();
    const fails = script(`
case " $* " in *" dump "*) ;; *) exec ${criu} "$@";; esac
for i; do case $last in --images-dir) images=$i;; esac; last=$i; done
: >"$images/core-1.img"
echo '(00.01) Error (criu/files-ext.c:94): Can'"'"'t dump file 3 of that type' >"$images/dump.log"
exit 1`);
    const error = await freezeProcess(app.pid, { images: app.images(), criu: fails }).catch(
      (reason: unknown) => reason,
    );
    expect(error).toMatchObject({ code: 'ERR_WL_FREEZE' });
    expect(String(error)).toContain(`process ${app.pid} could not be frozen: Can't dump file 3 of that type; see `);
    expect(readdirSync(app.images())).toEqual(['dump.log']);
    process.kill(app.pid, 'SIGHUP');
    await app.says(/^drawn: 2$/);
    expect(screen.clients).toHaveLength(1);

    await app.freeze(); // into the same folder
    expect(existsSync(join(app.images(), 'manifest.json'))).toBe(true);
  });

  test('because CRIU takes too long is ended, wherever CRIU was, and the app runs on', async () => {
    const { app } = await showing();
    // it stops the process, as CRIU does, and is never ready
    const slow = script(`
case " $* " in *" dump "*) kill -STOP ${app.pid}; sleep 1000;; *) exec ${criu} "$@";; esac`);
    const asked = freezeProcess(app.pid, { images: app.images(), criu: slow, timeout: 500 });
    await expect(asked).rejects.toMatchObject({ code: 'ERR_WL_TIMEOUT' });
    process.kill(app.pid, 'SIGHUP');
    await app.says(/^drawn: 2$/);
  });

  test('because there is no CRIU, an old one, or something else, says what to install', async () => {
    const app = await holding();
    const fails = async (path: string, says: RegExp): Promise<void> => {
      const error = await freezeProcess(app.pid, { images: app.images(), criu: path }).catch(
        (reason: unknown) => reason,
      );
      expect(error).toMatchObject({ code: 'ERR_WL_DEPENDENCY' });
      expect(String(error)).toMatch(says);
      expect(String(error)).toMatch(/install CRIU 4\.2 or newer/);
    };
    await fails('/nonexistent/criu', /\/nonexistent\/criu is no executable file/);
    await fails('no-such-criu', /there is no no-such-criu on PATH/);
    await fails(script('echo Version: 3.17'), /is CRIU 3\.17, too old/);
    await fails(script('echo hello'), /is not CRIU/);
    await fails(script('exit 3'), /--version failed/);
    expect(existsSync(app.images())).toBe(false);
    expect(runs(app.pid)).toBe(true);
  });
});

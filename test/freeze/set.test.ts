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
import { basename, dirname, join } from 'node:path';
import { crc32 } from 'node:zlib';
import { expect, onTestFinished, test } from 'vitest';
import { findCriu, freezeProcess, type Manifest, readManifest, thaw } from '../../src/freeze/index.js';
import { connect } from '../../src/session/index.js';
import { TestCompositor } from '../../src/testing/index.js';
import { Window } from '../../src/window/index.js';
import { resurface } from '../cli/run.js';
import { compareImages, type Image, readPng } from '../peers/index.js';
import { App, counter, criu, describeFreezing, holder, kill, type Manner, runs, scratch } from './stage.js';

async function holding(): Promise<App> {
  const app = new App([holder(), 'nothing'], {});
  await app.says(/^holding$/);
  return app;
}

const WHO: Record<string, Manner> = { root: {}, 'somebody else': { rootless: ['--user', '--map-root-user'] } };

async function showing(args: string[] = [], manner: Manner = {}): Promise<{ app: App; screen: TestCompositor }> {
  const screen = await TestCompositor.start({ width: 400, height: 300 });
  onTestFinished(() => screen.stop());
  chmodSync(dirname(screen.socket), 0o711); // somebody else may connect
  chmodSync(screen.socket, 0o777);
  const app = new App([counter(), ...args], { WAYLAND_DISPLAY: screen.socket }, manner);
  await app.says(/^shown: /);
  return { app, screen };
}

/** What `resurface inspect --png` writes of a set. */
async function pictureOf(images: string, ...args: string[]): Promise<Image> {
  const png = join(scratch(), 'out.png');
  expect(await resurface(['inspect', images, '--png', png, ...args])).toMatchObject({ code: 0, stderr: '' });
  return readPng(png);
}

/** The frame of `apps/counter.ts` with this number. */
function counted(frame: number, width: number, height: number): Image {
  const data = new Uint8Array(width * height * 4);
  const colour = (frame * 0x10305) & 0xffffff;
  for (let at = 0; at < data.length; at += 4) data.set([colour >> 16, (colour >> 8) & 255, colour & 255, 255], at);
  return { width, height, data };
}

/** Two pictures side by side, with 16 pixels of nothing between them. */
function sheet(left: Image, right: Image): Image {
  const width = left.width + 16 + right.width;
  const data = new Uint8Array(width * left.height * 4);
  for (let y = 0; y < left.height; y++) {
    data.set(left.data.subarray(y * left.width * 4, (y + 1) * left.width * 4), y * width * 4);
    data.set(right.data.subarray(y * right.width * 4, (y + 1) * right.width * 4), (y * width + left.width + 16) * 4);
  }
  return { width, height: left.height, data };
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
      await app.says(/^settled$/); // this one, and not the one before, nor the one that is thawed last
      expect(screen.windows.length).toBe(count);
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

  for (const [who, manner] of Object.entries(WHO)) {
    test(`made from outside as ${who} shows the windows, out of the images`, async () => {
      const { app, screen } = await showing(['--windows', '2'], manner);
      await app.freezeByCommand();
      await screen.until(() => screen.clients.length === 0);
      const { stdout } = await resurface(['inspect', app.images()]);
      expect(stdout).toMatch(/set: freeze set of \S+ \d+, 20\d\d-/);
      expect(stdout).toContain('windows\n├─ w0 "w0" 120x80, argb8888\n└─ w1 "w1" 119x80, argb8888\n');
      const json = await resurface(['inspect', app.images(), '--json']);
      expect(JSON.parse(json.stdout)).toMatchObject({
        compositor: screen.socket,
        windows: [
          { key: 'w0', title: 'w0', size: { width: 120, height: 80 }, scale: 1, format: 'argb8888' },
          { key: 'w1', size: { width: 119, height: 80 } },
        ],
      });
      expect(await pictureOf(app.images())).toEqual(sheet(counted(1, 120, 80), counted(2, 119, 80)));
      expect(await pictureOf(app.images(), '--window', 'w1')).toEqual(counted(2, 119, 80));
      const other = await resurface(['inspect', app.images(), '--png', '-', '--window', 'w7']);
      expect(other.stderr).toMatch(/ERR_WL_STATE: .* has no window "w7" that shows anything; its windows: "w0", "w1"/);
    });
  }

  test('shows what was in front, also of a checkpoint, and of what was thawed and frozen again', async () => {
    const { app, screen } = await showing();
    for (const frame of [2, 3]) {
      process.kill(app.pid, 'SIGHUP');
      await app.says(new RegExp(`^drawn: ${frame}$`));
    }
    await app.freeze({ leaveRunning: true, images: app.images('checkpoint') });
    process.kill(app.pid, 'SIGHUP');
    await app.says(/^drawn: 4$/);
    await app.freeze();
    await screen.until(() => screen.clients.length === 0);
    expect(await pictureOf(app.images('checkpoint'))).toEqual(counted(3, 120, 80));
    expect(await pictureOf(app.images())).toEqual(counted(4, 120, 80));

    await app.thaw();
    await app.says(/^settled$/);
    const [before] = readManifest(app.images()).windows ?? [];
    await freezeProcess(app.pid, { images: app.images('again'), criu, leaveRunning: true });
    const [again] = readManifest(app.images('again')).windows ?? [];
    expect(again?.memory).not.toBe(before?.memory); // the pool is another file now
    expect(await pictureOf(app.images('again'))).toEqual(counted(4, 120, 80));
    process.kill(app.pid, 'SIGHUP');
    await app.says(/^drawn: 5$/);
    await freezeProcess(app.pid, { images: app.images('last'), criu });
    expect(await pictureOf(app.images('last'))).toEqual(counted(5, 120, 80));
  });

  test('says why it can not show a window: damaged images, none that was drawn', async () => {
    const { app } = await showing();
    await app.freeze();
    const manifest = readManifest(app.images());
    const write = (change: object): void =>
      writeFileSync(join(app.images(), 'manifest.json'), JSON.stringify({ ...manifest, ...change }));
    const refused = async (): Promise<string> => {
      const { code, stderr, stdout } = await resurface(['inspect', app.images(), '--png', '-']);
      expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
      return stderr;
    };
    const window = manifest.windows?.[0];
    write({ windows: [{ ...window, memory: 1 }] });
    expect(await refused()).toMatch(/ERR_WL_FREEZE_SET: .* in pagemap-shmem-1\.img, which is not part of the set/);
    for (const bad of [{ width: 0 }, { offset: -4096 }, { stride: 2 ** 31 }, { scale: 7 }, { format: 'none' }]) {
      write({ windows: [{ ...window, ...bad }] });
      expect(await refused()).toMatch(/ERR_WL_FREEZE_SET: .* nothing is known of what the app shows/);
    }
    write({ windows: undefined });
    expect(await refused()).toMatch(/nothing is known of what the app shows: it had no Window that was drawn/);
    write({});
    const map = join(app.images(), `pagemap-shmem-${window?.memory}.img`);
    const bytes = readFileSync(map);
    bytes[0] = 0;
    writeFileSync(map, bytes);
    expect(await refused()).toMatch(/pagemap-shmem-\d+\.img is damaged: its checksum differs/);
    const seal = { ...manifest.images.find(({ file }) => file === basename(map)), crc32: crc32(bytes) };
    write({ images: [...manifest.images.filter(({ file }) => file !== basename(map)), seal] });
    expect(await refused()).toMatch(/is not as CRIU 4\.2 writes it: its magic/);
  });

  test('shows its objects where a snapshot is kept beside the images, and says where there is none', async () => {
    const { app, screen } = await showing();
    await app.freeze();
    await screen.until(() => screen.clients.length === 0);
    const bare = await resurface(['inspect', app.images(), '--log']);
    expect(bare).toMatchObject({ code: 1, stdout: '' });
    expect(bare.stderr).toMatch(/^resurface: ERR_WL_FREEZE_SET: .* no snapshot is kept beside the images/);

    const session = await connect({ socket: screen.socket });
    onTestFinished(() => session.close());
    const window = await Window.create(session, { key: 'main', title: 'Main', width: 30, height: 20 });
    window.draw(({ pixels }) => pixels.fill(0xff));
    await session.snapshot(join(app.images(), 'snapshot.wls'));
    const manifest = { ...readManifest(app.images()), snapshot: 'snapshot.wls' };
    writeFileSync(join(app.images(), 'manifest.json'), JSON.stringify(manifest));
    expect((await resurface(['inspect', app.images()])).stdout).toContain('main "Main"');
    expect(await pictureOf(app.images())).toMatchObject({ width: 30, height: 20 });
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

// Each example as a user would run it, with its compositor crashing under it.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { Program } from '../../examples/demo/program.js';
import { WlDataDeviceManager, type WlDataOffer, WlSeat } from '../../src/protocol/generated/wayland.js';
import { connect } from '../../src/session/index.js';
import { type Window as Shown, TestCompositor } from '../../src/testing/index.js';
import { receiveData, Window } from '../../src/window/index.js';
import { compareImages } from '../peers/index.js';

const [BTN_LEFT, BTN_RIGHT] = [0x110, 0x111];
const KEY_C = 46;

let screen: TestCompositor;
let folder: string;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'resurface-test-examples-'));
  screen = await TestCompositor.start({ width: 640, height: 480 });
  return async () => {
    await screen.stop();
    rmSync(folder, { recursive: true });
  };
});

const soon = (): AbortSignal => AbortSignal.timeout(50_000);

function example(name: string, ...args: string[]): Program {
  const env = { ...process.env, WAYLAND_SOCKET: undefined, WAYLAND_DISPLAY: screen.socket };
  const program = new Program(`../${name}.ts`, args, env);
  onTestFinished(() => program.kill());
  return program;
}

function windowTitled(title: string): Shown {
  const found = screen.windows.find((window) => window.title === title);
  if (found === undefined) throw new Error(`no window has the title ${title}`);
  return found;
}

/** Colour of a pixel of a window, as hex digits without alpha. */
async function colourIn(title: string, x: number, y: number): Promise<string> {
  const { rectangle } = windowTitled(title);
  const { data, width } = await screen.screenshot();
  const at = ((rectangle.y + y) * width + rectangle.x + x) * 4;
  return [...data.subarray(at, at + 3)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

function click(title: string, x: number, y: number, button = BTN_LEFT): void {
  const { rectangle } = windowTitled(title);
  screen.input.pointer.move(rectangle.x + x, rectangle.y + y);
  screen.input.pointer.button(button, 'pressed');
  screen.input.pointer.button(button, 'released');
}

test('animation: goes on by itself after crashes, and from its file in another process', async () => {
  const snapshot = join(folder, 'animation.wls');
  const program = example('animation', '--snapshot', snapshot);
  await program.says(/^frame 10$/, soon());
  for (let crash = 0; crash < 2; crash++) {
    screen.crash();
    const [, at] = await program.says(/^disconnected at frame (\d+): /, soon());
    await screen.restart();
    const [, back] = await program.says(/^reconnect: back at frame (\d+)$/, soon());
    expect(back).toBe(at);
    const [, later] = await program.says(/^frame (\d+)$/, soon());
    expect(Number(later)).toBeGreaterThan(Number(at));
  }
  program.signal('SIGUSR2');
  const [, saved] = await program.says(/^saved at frame (\d+)$/, soon());
  await program.kill();
  await screen.until(() => screen.clients.length === 0);

  const second = example('animation', '--restore', snapshot);
  const [, next] = await second.says(/^frame (\d+)$/, soon());
  expect(Number(next)).toBeGreaterThan(Number(saved) - 10);
  expect(Number(next)).toBeLessThanOrEqual(Number(saved) + 10);
});

test('popup menu: a choice paints the window; a crash dismisses the menu and nothing else', async () => {
  const program = example('popup-menu');
  await program.says(/^shown$/, soon());
  const open = async (): Promise<void> => {
    click('Menu', 50, 50, BTN_RIGHT);
    await program.says(/^menu open$/, soon());
    await screen.until(() => JSON.stringify(screen.digest()).includes('"mapped":true,"popup":'));
  };
  await open();
  click('Menu', 50 + 60, 50 + 24 + 12); // its second row
  await program.says(/^chosen: 2a9d5c$/, soon());
  await program.says(/^menu closed$/, soon());
  await turns('Menu', 10, 10, '2a9d5c');

  const before = screen.digest();
  await open();
  screen.crash();
  await screen.restart();
  await program.says(/^menu closed$/, soon());
  await screen.until(() => screen.windows.length === 1 && JSON.stringify(screen.digest()) === JSON.stringify(before));
  await open(); // and it goes on
});

/** Waits until a pixel of a window has this colour, which it has a commit or two later. */
async function turns(title: string, x: number, y: number, wanted: string): Promise<void> {
  const patience = soon();
  while ((await colourIn(title, x, y)) !== wanted) {
    patience.throwIfAborted();
    await new Promise((resolve) => setImmediate(resolve));
  }
}

test('subsurface clock: its hands stand where they stood', async () => {
  const program = example('subsurface-clock', '--time', '10:08:30');
  await program.says(/^shown$/, soon());
  expect(JSON.stringify(screen.digest()).split('"synchronized"')).toHaveLength(4);
  const digest = screen.digest();
  const before = await screen.screenshot();
  screen.crash();
  await screen.restart();
  await program.says(/^back, 0 things lost$/, soon());
  expect(screen.digest()).toEqual(digest);
  expect(compareImages(await screen.screenshot(), before).pixelsDiffering).toBe(0);
});

test('two windows: both come back, the one on the other, after a crash and from the file', async () => {
  const snapshot = join(folder, 'two.wls');
  const program = example('two-windows', '--snapshot', snapshot);
  await program.says(/^shown$/, soon());
  expect(screen.windows).toHaveLength(2);
  click('Palette', 100, 20);
  await program.says(/^painted: e0a020$/, soon());
  await turns('Sheet', 0, 0, 'e0a020');
  const digest = screen.digest();
  screen.crash();
  await screen.restart();
  await program.says(/^reconnect: back$/, soon());
  expect(screen.digest()).toEqual(digest);

  program.signal('SIGUSR2');
  await program.says(/^saved$/, soon());
  await program.kill();
  await screen.until(() => screen.clients.length === 0);
  const second = example('two-windows', '--restore', snapshot);
  await second.says(/^shown$/, soon());
  expect(await colourIn('Sheet', 0, 0)).toBe('e0a020');
  click('Palette', 20, 20);
  await second.says(/^painted: 2d6cdf$/, soon());
});

test('clipboard: what was copied can be pasted by others after a crash', async () => {
  const program = example('clipboard');
  await program.says(/^shown$/, soon());
  screen.input.keyboard.key(KEY_C, 'pressed');
  screen.input.keyboard.key(KEY_C, 'released');
  await program.says(/^copied: copy number 1$/, soon());
  screen.crash();
  await screen.restart();
  await program.says(/^back$/, soon());
  await screen.until(() => screen.windows.length === 1);
  expect(await pasteInAnotherApp()).toBe('copy number 1');
});

/** What a window that comes next and has the focus can paste. */
async function pasteInAnotherApp(): Promise<string> {
  const session = await connect({ socket: screen.socket });
  onTestFinished(() => session.close());
  const device = session.bind(WlDataDeviceManager).getDataDevice(session.bind(WlSeat));
  const selection = new Promise<WlDataOffer>((resolve) => {
    device.on('selection', ({ id }) => void (id !== null && resolve(id)));
  });
  const window = await Window.create(session, { key: 'other', title: 'Other', width: 50, height: 50 });
  window.draw(({ pixels }) => pixels.fill(0xff));
  return (await receiveData(await selection, 'text/plain;charset=utf-8')).toString();
}

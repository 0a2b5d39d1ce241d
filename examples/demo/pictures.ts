// The README's pictures of `resurface inspect` and `resurface restore`, from a real run: an app shows two windows and a
// menu and is gone; the commands have only its file. npx tsx examples/demo/pictures.ts [FOLDER]
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import { connect, createPool, parseFormat, type Session, Window } from 'resurface';
import { drawCanvas } from 'resurface/canvas';
import { WlCompositor, WlShm, type WlSurface } from 'resurface/protocols/wayland';
import { XdgPositionerAnchor, XdgPositionerGravity, XdgWmBase } from 'resurface/protocols/xdg-shell';
import { TestCompositor } from 'resurface/testing';

const [out = '.'] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'resurface-pictures-'));
const file = join(folder, 'notes.wls');
const screen = await TestCompositor.start({ width: 460, height: 300, background: [0x2a, 0x4a, 0x58, 255] });
screen.behaviour.firstWindow = { x: 6, y: 6 };
try {
  await app();
  const inspected = await ended(command('inspect', file));
  process.stdout.write(inspected);
  await ended(command('inspect', file, '--png', join(out, 'inspect.png')));
  const viewer = command('restore', file, '--socket', screen.socket);
  const notes = await screen.until(() => screen.windows.find((one) => one.title === 'Notes'));
  screen.configure(notes, { width: 400, height: 240 });
  await screen.until(() => screen.windows.some((one) => one.rectangle.width === 400));
  writeFileSync(join(out, 'restore.png'), await screen.png());
  viewer.kill('SIGINT');
  await once(viewer, 'close');
} finally {
  await screen.stop();
  rmSync(folder, { recursive: true });
}

/** Shows two windows and a menu, writes its snapshot, and is gone. */
async function app(): Promise<void> {
  const session = await connect({ socket: screen.socket });
  const looks = { appId: 'org.example.notes', decorations: 'any' as const };
  const badge = await Window.create(session, { key: 'badge', title: 'Badge', width: 90, height: 90, ...looks });
  drawCanvas(badge, (context) => {
    context.fillStyle = '#b03a48';
    context.beginPath();
    context.arc(45, 45, 44, 0, 2 * Math.PI);
    context.fill();
    write(context, '#ffffff', ['.wls'], 'bold 26px sans-serif', 19, 54, 0);
  });
  const notes = await Window.create(session, { key: 'notes', title: 'Notes', width: 300, height: 180, ...looks });
  drawCanvas(notes, (context) => {
    fill(context, '#fbf7ea', 300, 180);
    fill(context, '#d9a441', 300, 30);
    write(context, '#ffffff', ['Notes'], 'bold 15px sans-serif', 12, 21, 0);
    const lines = ['What was on the screen is in', 'a file now:', 'its windows,', 'its menu,', 'and every pixel.'];
    write(context, '#40382a', lines, '15px sans-serif', 14, 58, 24);
  });
  await menu(session, notes);
  await session.roundtrip();
  await session.snapshot(file, { data: { page: 3 } });
  session.close();
}

async function menu(session: Session, window: Window): Promise<void> {
  const wm = session.bind(XdgWmBase);
  const surface = session.bind(WlCompositor).createSurface();
  const xdgSurface = wm.getXdgSurface(surface);
  const positioner = wm.createPositioner();
  positioner.setSize(110, 84);
  positioner.setAnchorRect(176, 84, 1, 1);
  positioner.setAnchor(XdgPositionerAnchor.bottom_right);
  positioner.setGravity(XdgPositionerGravity.bottom_right);
  xdgSurface.getPopup(window.xdgSurface, positioner);
  positioner.destroy();
  const configured = new Promise<number>((resolve) => xdgSurface.once('configure', ({ serial }) => resolve(serial)));
  surface.commit();
  xdgSurface.ackConfigure(await configured);
  show(session, surface, 110, 84, (context) => {
    fill(context, '#ffffff', 110, 84);
    fill(context, '#3a6ea5', 110, 28);
    write(context, '#ffffff', ['Save'], '14px sans-serif', 12, 19, 0);
    write(context, '#303030', ['Restore', 'Look inside'], '14px sans-serif', 12, 47, 28);
  });
}

/** Puts a canvas onto a surface that isn't a window's. */
function show(
  session: Session,
  surface: WlSurface,
  width: number,
  height: number,
  paint: (context: SKRSContext2D) => void,
): void {
  const canvas = createCanvas(width, height);
  paint(canvas.getContext('2d'));
  const pool = createPool(session.bind(WlShm), { bytes: width * height * 4 });
  pool.view(0, width * height * 4).set(canvas.data());
  const place = { offset: 0, width, height, stride: width * 4, format: parseFormat('abgr8888') };
  surface.attach(pool.createBuffer(place), 0, 0);
  surface.damageBuffer(0, 0, width, height);
  surface.commit();
}

function fill(context: SKRSContext2D, colour: string, width: number, height: number): void {
  context.fillStyle = colour;
  context.fillRect(0, 0, width, height);
}

function write(
  context: SKRSContext2D,
  colour: string,
  lines: readonly string[],
  font: string,
  x: number,
  y: number,
  step: number,
): void {
  context.fillStyle = colour;
  context.font = font;
  for (const [i, line] of lines.entries()) context.fillText(line, x, y + i * step);
}

function command(...args: readonly string[]): ChildProcess {
  const main = fileURLToPath(new URL('../../src/cli/index.ts', import.meta.url));
  const argv = ['--import', import.meta.resolve('tsx'), main, ...args];
  return spawn(process.execPath, argv, { stdio: ['ignore', 'pipe', 'inherit'] });
}

/** What a command printed. */
async function ended(child: ChildProcess): Promise<string> {
  let text = '';
  child.stdout?.on('data', (chunk) => {
    text += String(chunk);
  });
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`the command ended with ${code}`);
  return text;
}

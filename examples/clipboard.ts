// Copies with C and pastes with V. What it has copied is there for others again when its compositor comes back, as soon
// as this window has the focus and unless somebody else has copied something meanwhile.
import { connect, receiveData, sendData, Window } from 'resurface';
import {
  WlDataDeviceManager,
  type WlDataOffer,
  type WlDataSource,
  WlKeyboardKeyState,
  WlSeat,
} from 'resurface/protocols/wayland';

const [KEY_C, KEY_V] = [46, 47];
const TEXT = 'text/plain;charset=utf-8';

const session = await connect();
const seat = session.bind(WlSeat);
const manager = session.bind(WlDataDeviceManager);
const device = manager.getDataDevice(seat);

let copies = 0;
let copied: WlDataSource | undefined;
let offered: WlDataOffer | null = null;
const types = new WeakMap<WlDataOffer, string[]>();
device.on('dataOffer', ({ id }) => {
  const list: string[] = [];
  types.set(id, list);
  id.on('offer', ({ mimeType }) => void list.push(mimeType));
});
device.on('selection', ({ id }) => {
  offered?.destroy();
  offered = id;
});

const window = await Window.create(session, {
  key: 'main',
  title: 'Clipboard',
  appId: 'clipboard',
  width: 320,
  height: 120,
});
window.on('close', () => session.close());
window.on('configure', ({ resized }) => void (resized && draw()));
draw();

seat.getKeyboard().on('key', async ({ key, state, serial }) => {
  if (state !== WlKeyboardKeyState.pressed) return;
  if (key === KEY_C) copy(serial);
  if (key === KEY_V) await paste();
});
session.on('rebuilt', async () => {
  await session.roundtrip(); // the compositor has done all that it was told
  console.log('back');
});
await session.roundtrip();
console.log('shown');

function copy(serial: number): void {
  const text = `copy number ${++copies}`;
  const source = manager.createDataSource();
  source.offer(TEXT);
  source.on('send', ({ fd }) => sendData(fd, text));
  source.on('cancelled', () => {
    source.destroy(); // somebody else has copied something
    if (copied === source) copied = undefined;
  });
  device.setSelection(source, serial);
  copied = source;
  console.log(`copied: ${text}`);
  draw();
}

async function paste(): Promise<void> {
  if (offered === null || !types.get(offered)?.includes(TEXT)) return console.log('nothing to paste');
  const text = await receiveData(offered, TEXT, { signal: AbortSignal.timeout(5000) });
  console.log(`pasted: ${text}`);
}

/** Green while the clipboard is ours. */
function draw(): void {
  window.draw(({ pixels }) => {
    new Uint32Array(pixels.buffer, pixels.byteOffset, pixels.byteLength >> 2).fill(
      copied === undefined ? 0xff808890 : 0xff2a9d5c,
    );
  });
}

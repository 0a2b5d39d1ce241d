// A compositor that offers what a test wants and answers nothing but round trips: what is asked of it stays under way.
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

const SYNC = 0;
const GET_REGISTRY = 1;

function message(object: number, opcode: number, ...parts: Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  return Buffer.concat([word(object), word(((body.length + 8) << 16) | opcode), body]);
}

function word(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value >>> 0);
  return bytes;
}

function text(value: string): Buffer {
  const bytes = Buffer.from(`${value}\0`);
  return Buffer.concat([word(bytes.length), bytes, Buffer.alloc(-bytes.length & 3)]);
}

interface Mute {
  readonly socket: string;
  /** What was asked of an object: opcodes with their first words. */
  asked(object: number): { opcode: number; word: number }[];
  /** Sends an event without arguments. */
  say(object: number, opcode: number): void;
}

/** @param globals by interface, with their versions */
export async function muteCompositor(globals: Readonly<Record<string, number>>): Promise<Mute> {
  const directory = mkdtempSync(join(tmpdir(), 'resurface-mute-'));
  const socket = join(directory, 'wayland');
  const clients = new Set<Socket>();
  const requests: { object: number; opcode: number; word: number }[] = [];
  const server = createServer((client) => {
    clients.add(client);
    let unread = Buffer.alloc(0);
    client.on('error', () => client.destroy());
    client.on('data', (data) => {
      unread = Buffer.concat([unread, data]);
      for (let size = 0; unread.length >= 8; unread = unread.subarray(size)) {
        size = unread.readUInt16LE(6);
        if (unread.length < size) return;
        const [object, opcode] = [unread.readUInt32LE(0), unread.readUInt16LE(4)];
        requests.push({ object, opcode, word: size > 8 ? unread.readUInt32LE(8) : 0 });
        if (object !== 1) continue;
        const id = unread.readUInt32LE(8);
        // wl_callback.done, wl_display.delete_id
        if (opcode === SYNC) client.write(Buffer.concat([message(id, 0, word(1)), message(1, 1, word(id))]));
        if (opcode !== GET_REGISTRY) continue;
        for (const [i, [name, version]] of Object.entries(globals).entries()) {
          client.write(message(id, 0, word(i + 1), text(name), word(version)));
        }
      }
    });
  });
  onTestFinished(async () => {
    for (const client of clients) client.destroy();
    await new Promise((resolve) => server.close(resolve));
    rmSync(directory, { recursive: true, force: true });
  });
  await new Promise<void>((resolve) => server.listen(socket, resolve));
  return {
    socket,
    asked: (object) =>
      requests.flatMap((one) => (one.object === object ? [{ opcode: one.opcode, word: one.word }] : [])),
    say: (object, opcode) => {
      for (const client of clients) client.write(message(object, opcode));
    },
  };
}

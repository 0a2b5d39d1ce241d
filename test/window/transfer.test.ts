import { mkdtempSync, openSync, readFileSync, readSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { pipe } from '../../src/sys/index.js';
import { type Receivable, receiveData, sendData } from '../../src/window/index.js';
import { OwnedFd } from '../../src/wire/index.js';

/** An offer whose owner does something with the write end of the pipe. */
const offer = (owner: (mimeType: string, fd: OwnedFd) => void): Receivable => ({
  receive(mimeType, fd) {
    owner(mimeType, new OwnedFd(openSync(`/proc/self/fd/${fd as number}`, 'w'))); // as the compositor has its own
  },
});

test('what is sent is received, more than a pipe holds', async () => {
  const data = Buffer.alloc(1 << 20, 'resurface ');
  let sent: Promise<boolean> | undefined;
  const received = await receiveData(
    offer((mimeType, fd) => {
      expect(mimeType).toBe('text/plain');
      sent = sendData(fd, data);
    }),
    'text/plain',
  );
  expect(received.equals(data)).toBe(true);
  expect(await sent).toBe(true);
});

test('an owner that is gone gives an end, not a wait', async () => {
  expect(
    await receiveData(
      offer((_, fd) => fd.close()),
      'text/plain',
    ),
  ).toEqual(Buffer.alloc(0));
});

test('a paste that is refused leaves no descriptor behind', async () => {
  const refused = receiveData(
    {
      receive() {
        throw new Error('the offer has ended');
      },
    },
    'text/plain',
  );
  await expect(refused).rejects.toThrow('the offer has ended');
});

test('a paste is given up when its signal says so', async () => {
  const held: OwnedFd[] = [];
  const paste = receiveData(
    offer((_, fd) => held.push(fd)),
    'text/plain',
    { signal: AbortSignal.abort('enough') },
  );
  await expect(paste).rejects.toBe('enough');
  const waiting = new AbortController();
  const second = receiveData(
    offer((_, fd) => held.push(fd)),
    'text/plain',
    { signal: waiting.signal },
  );
  waiting.abort(new Error('too long'));
  await expect(second).rejects.toThrow('too long');
  for (const fd of held) fd.close();
});

test('who sends hears that the reader went away', async () => {
  const [readEnd, writeEnd] = pipe();
  const sent = sendData(writeEnd, Buffer.alloc(1 << 20));
  readSync(readEnd.fd, Buffer.alloc(10));
  readEnd.close();
  expect(await sent).toBe(false);
});

test('what is sent may go into a file', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'resurface-test-transfer-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'pasted');
  expect(await sendData(new OwnedFd(openSync(file, 'w')), 'words')).toBe(true);
  expect(readFileSync(file, 'utf8')).toBe('words');
});

test('what is no offer, and what is nothing to send, is named', async () => {
  const nothing = null as unknown as Receivable; // as a `selection` event without data has it
  await expect(receiveData(nothing, 'text/plain')).rejects.toThrow('receiveData takes an offer, got null');
  await expect(sendData(7 as unknown as OwnedFd, 'words')).rejects.toThrow('the fd of a send event, got 7');
  const [readEnd, writeEnd] = pipe();
  const sent = sendData(writeEnd, 7 as unknown as string);
  await expect(sent).rejects.toThrow('a string or a Uint8Array, got 7');
  expect(readSync(readEnd.fd, Buffer.alloc(1)), 'the reader is not left waiting').toBe(0);
  readEnd.close();
});

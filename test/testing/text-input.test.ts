// zwp_text_input_v3: what is said between enter and leave, and the text that comes back.
import { expect, test } from 'vitest';
import * as textInput from '../../src/protocol/generated/text-input-unstable-v3.js';
import { learn } from './raw-client.js';
import { leaveNothingOpen, open, start } from './screen.js';

learn(textInput);
leaveNothingOpen();

async function stage(version?: number) {
  const screen = await start();
  const desk = await open(screen);
  const seat = desk.client.bind('wl_seat');
  const manager = desk.client.bind('zwp_text_input_manager_v3', version);
  const input = manager.call('get_text_input', seat);
  const window = await desk.window(20, 20, 0xffff0000);
  await desk.client.until(() => input.last('enter'));
  const told = (): unknown => screen.digest()[0]?.objects?.zwp_text_input_v3;
  return { screen, desk, manager, seat, input, told, ...window };
}

test('the text input enters with the keyboard, and what was said to it ends with leave', async () => {
  const { desk, input, screen, surface, told } = await stage();
  expect(input.last('enter')).toEqual([surface.id]);
  input.call('enable');
  input.call('set_content_type', 1, 8);
  await desk.client.sync();
  expect(told()).toEqual([{ enabled: false, pending: { enable: true, contentType: { hint: 1, purpose: 8 } } }]);
  input.call('commit');
  await desk.client.sync();
  expect(told()).toEqual([{ enabled: true, contentType: { hint: 1, purpose: 8 } }]);
  screen.focus(undefined);
  await desk.client.until(() => input.last('leave'));
  input.call('enable');
  input.call('commit');
  await desk.client.sync();
  expect(told()).toEqual([{ enabled: false }]);
});

test('enable makes all that was said before it void', async () => {
  const { desk, input, told } = await stage();
  input.call('enable');
  input.call('set_surrounding_text', 'word', 4, 0);
  input.call('commit');
  input.call('set_text_change_cause', 1);
  input.call('commit');
  await desk.client.sync();
  expect(told()).toEqual([{ enabled: true, surroundingText: { text: 'word', cursor: 4, anchor: 0 } }]);
  input.call('set_content_type', 1, 1);
  input.call('enable');
  input.call('commit');
  await desk.client.sync();
  expect(told()).toEqual([{ enabled: true }]);
  input.call('disable');
  input.call('commit');
  await desk.client.sync();
  expect(told()).toEqual([{ enabled: false }]);
});

test('only one text input of a seat is enabled', async () => {
  const { desk, input, manager, seat, told } = await stage();
  const other = manager.call('get_text_input', seat);
  for (const one of [input, other]) one.call('enable').call('commit');
  await desk.client.sync();
  expect(told()).toEqual([{ enabled: false }, { enabled: true }]);
  input.call('destroy');
  other.call('enable').call('commit');
  await desk.client.sync();
  expect(told()).toEqual([{ enabled: true }]);
});

test('the text of an input method comes with the number of commits', async () => {
  const { desk, input, screen } = await stage();
  const { text } = screen.input;
  expect(text.commit('lost')).toBe(false);
  input.call('enable').call('commit');
  input.call('commit');
  await desk.client.sync();
  expect(text.preedit('né')).toBe(true);
  text.deleteSurrounding(2, 1);
  text.commit('word');
  await desk.client.until(() => input.all('done').length === 3);
  expect(input.last('preedit_string')).toEqual(['né', 3, 3]);
  expect(input.last('delete_surrounding_text')).toEqual([2, 1]);
  expect(input.all('commit_string')).toEqual([['word']]);
  expect(input.last('done')).toEqual([2]);
});

test.each([1, 2])(
  'the cursor’s rectangle waits for the surface’s commit since version 2 (here %i)',
  async (version) => {
    const { desk, input, surface, told } = await stage(version);
    input.call('enable');
    input.call('set_cursor_rectangle', 1, 2, 3, 4);
    input.call('commit');
    await desk.client.sync();
    const there = [{ enabled: true, cursorRectangle: { x: 1, y: 2, width: 3, height: 4 } }];
    expect(told()).toEqual(version === 1 ? there : [{ enabled: true }]);
    surface.call('commit');
    await desk.client.sync();
    expect(told()).toEqual(there);
    input.call('set_cursor_rectangle', 9, 9, 9, 9).call('commit');
    input.call('enable').call('commit');
    surface.call('commit');
    await desk.client.sync();
    expect(told()).toEqual([{ enabled: true }]);
  },
);

test('actions are told by their number', async () => {
  const { desk, input, told } = await stage();
  input.call('enable');
  input.call('set_available_actions', new Uint8Array(Uint32Array.of(1).buffer));
  input.call('commit');
  await desk.client.sync();
  expect(told()).toEqual([{ enabled: true, actions: [1] }]);
});

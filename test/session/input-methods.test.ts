// An input method's commit names how often it heard `done`: the app counts over all connections, a compositor its own.
import { expect, test } from 'vitest';
import { ZwpInputMethodManagerV2 } from '../../src/protocol/generated/input-method-unstable-v2.js';
import { WlSeat } from '../../src/protocol/generated/wayland.js';
import { muteCompositor } from './mute.js';
import { open } from './stage.js';

const GLOBALS = { wl_seat: 1, zwp_input_method_manager_v2: 1 };

test('what an input method commits is the answer to the last done of the compositor at hand', async () => {
  const first = await muteCompositor(GLOBALS);
  const second = await muteCompositor(GLOBALS);
  const session = await open(first);
  const method = session.bind(ZwpInputMethodManagerV2).getInputMethod(session.bind(WlSeat));
  let heard = 0;
  method.on('done', () => heard++);
  const done = method.interface.events.findIndex(({ name }) => name === 'done');
  const opcode = method.interface.requests.findIndex(({ name }) => name === 'commit');
  await session.roundtrip();
  const committed = async (screen: typeof first, times: number): Promise<unknown> => {
    for (let i = 0; i < times; i++) screen.say(method.id, done);
    await session.roundtrip();
    method.commit(heard);
    await session.roundtrip();
    return screen.asked(method.id).filter((one) => one.opcode === opcode);
  };
  expect(await committed(first, 3)).toEqual([{ opcode, word: 3 }]);
  await session.reconnect({ socket: second.socket });
  expect(await committed(second, 2)).toEqual([{ opcode, word: 2 }]);
  expect(heard).toBe(5);
  method.commit(heard - 1); // it has not seen the last one yet
  await session.roundtrip();
  expect(second.asked(method.id).at(-1)).toEqual({ opcode, word: 1 });
});

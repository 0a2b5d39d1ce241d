import { expect, test } from 'vitest';
import { connect, type RestoreOptions, restore } from '../../src/session/index.js';

test.each<[string, Record<string, unknown>, string]>([
  ['a word', { popups: 'reopn' }, "the option popups is 'dismiss' or 'reopen', got 'reopn'"],
  ['another', { retain: true }, "the option retain is 'live' or 'full', got true"],
  ['a time', { answerWithin: '5s' }, "the option answerWithin is a number of ms, got '5s'"],
  ['a size', { maxMessageBytes: 100 }, 'the option maxMessageBytes is an integer from 4096 to 65532, got 100'],
  ['a number', { reconnect: { retries: -1 } }, 'reconnect.retries must be 0 or more, got -1'],
])('an impossible option is refused, not taken for the default: %s', async (_, options, message) => {
  await expect(connect({ socket: '/nowhere', ...options })).rejects.toMatchObject({ code: 'ERR_WL_ARGUMENT', message });
});

test('what a restore does with selections is one of two words', async () => {
  const refused = restore('none.wls', { selection: 're-offer' as RestoreOptions['selection'] });
  await expect(refused).rejects.toMatchObject({
    code: 'ERR_WL_ARGUMENT',
    message: "the option selection is 'drop' or 'reoffer', got 're-offer'",
  });
});

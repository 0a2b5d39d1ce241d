// Which of an app's answers to configures a compositor may hear, after the engine has answered one itself.
import { expect, test } from 'vitest';
import { XdgSurface } from '../../src/protocol/generated/xdg-shell.js';
import type { MessageDescriptor, RequestSink } from '../../src/protocol/index.js';
import { ConfigureAnswers } from '../../src/session/answers.js';

const ACK = XdgSurface.interface.requests.findIndex(({ name }) => name === 'ack_configure');
const configure = XdgSurface.interface.events.find(({ name }) => name === 'configure') as MessageDescriptor;

function answered(serial: number) {
  const xdg = new XdgSurface({ sink: {} as RequestSink, handle: 7, version: 1 }); // nothing is asked of it
  const answers = new ConfigureAnswers();
  answers.reset({ acknowledged: new Map([[7, serial]]) });
  return {
    hears: (...serials: number[]) => {
      for (const one of serials) answers.heard(xdg, configure, [one]);
    },
    answers: (one: number) => answers.judge(xdg, ACK, [one], true),
  };
}

test('the one that the engine answered is not answered twice, and the next one is', () => {
  const { hears, answers } = answered(6);
  hears(6, 8);
  expect(answers(6)).toMatchObject({ what: 'record', answered: true });
  expect(answers(8)).toEqual({ what: 'send', answered: true });
});

test('one before it is not answered any more, and the old content still fits', () => {
  const { hears, answers } = answered(8);
  hears(6);
  expect(answers(6)).toEqual({ what: 'record' }); // the app has not heard of 8 yet
  hears(8);
  expect(answers(8)).toMatchObject({ what: 'record', answered: true });
  hears(9);
  expect(answers(9)).toEqual({ what: 'send', answered: true });
});

test('the same where the app has heard of both', () => {
  const { hears, answers } = answered(8);
  hears(6, 8, 9);
  expect(answers(6)).toEqual({ what: 'record' });
  expect(answers(9)).toMatchObject({ what: 'send', answered: true });
});

test('one of the epoch before is dropped', () => {
  expect(answered(6).answers(5)).toEqual({ what: 'drop' });
});

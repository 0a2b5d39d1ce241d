import { EventEmitter } from 'eventemitter3';
import { describe, expect, test } from 'vitest';
import { Listened } from '../../src/protocol/listeners.js';

type Heard = { ping: (event: { n: number }) => void; pong: (event: { n: number }) => void };
class Bell extends Listened<Heard> {}

/** Both must do the same: apps know it from eventemitter3. */
const emitters = [
  ['a proxy', (): Bell => new Bell()],
  ['eventemitter3', (): Bell => new EventEmitter<Heard>() as unknown as Bell],
] as const;

describe.each(emitters)('listeners of %s', (_name, make) => {
  test('hear their event alone, in the order in which they began to listen', () => {
    const bell = make();
    const heard: string[] = [];
    expect(bell.emit('ping', { n: 0 })).toBe(false);
    bell.on('ping', ({ n }) => void heard.push(`a${n}`));
    expect(bell.emit('pong', { n: 1 })).toBe(false);
    bell.addListener('pong', ({ n }) => void heard.push(`b${n}`)).on('ping', ({ n }) => void heard.push(`c${n}`));
    expect(bell.emit('ping', { n: 2 })).toBe(true);
    expect(bell.emit('pong', { n: 3 })).toBe(true);
    expect(heard).toEqual(['a2', 'c2', 'b3']);
    expect(bell.eventNames()).toEqual(['ping', 'pong']);
    expect([bell.listenerCount('ping'), bell.listenerCount('pong')]).toEqual([2, 1]);
  });

  test('that listen once are gone before they are called', () => {
    const bell = make();
    const heard: number[] = [];
    bell.once('ping', ({ n }) => {
      heard.push(n);
      if (n === 1) bell.emit('ping', { n: 2 });
    });
    bell.emit('ping', { n: 1 });
    expect(heard).toEqual([1]);
    bell.on('pong', ({ n }) => void heard.push(n));
    bell.once('pong', ({ n }) => void heard.push(-n));
    bell.emit('pong', { n: 3 });
    bell.emit('pong', { n: 4 });
    expect(heard).toEqual([1, 3, -3, 4]);
  });

  test('that come or go while an event is told take part from the next one on', () => {
    const bell = make();
    const heard: string[] = [];
    const late = (): void => void heard.push('late');
    const gone = (): void => void heard.push('gone');
    bell.on('ping', () => {
      heard.push('first');
      bell.off('ping', gone);
      if (bell.listeners('ping').indexOf(late) < 0) bell.on('ping', late);
    });
    bell.on('ping', gone);
    bell.emit('ping', { n: 1 });
    expect(heard).toEqual(['first', 'gone']);
    bell.emit('ping', { n: 2 });
    expect(heard).toEqual(['first', 'gone', 'first', 'late']);
  });

  test('are removed by function, by context, with their event, and altogether', () => {
    const bell = make();
    const heard: unknown[] = [];
    function hear(this: unknown): void {
      heard.push(this);
    }
    const place = {};
    bell.on('ping', hear).on('ping', hear, place).on('pong', hear);
    bell.removeListener('ping', hear, place);
    bell.emit('ping', { n: 1 });
    expect(heard).toEqual([bell]);
    expect(bell.listeners('ping')).toEqual([hear]);
    bell.once('ping', hear);
    bell.off('ping', hear, undefined, true);
    expect(bell.listenerCount('ping')).toBe(1);
    bell.removeAllListeners('ping');
    expect(bell.eventNames()).toEqual(['pong']);
    bell.removeAllListeners();
    expect(bell.emit('pong', { n: 1 })).toBe(false);
  });

  test('must be functions', () => {
    expect(() => make().on('ping', null as unknown as () => void)).toThrow(TypeError);
  });
});

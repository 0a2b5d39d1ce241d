import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DISPLAY_ID, HandleCounter, ObjectTable, SERVER_ID_START } from '../../src/objects/index.js';

const malformed = expect.objectContaining({ code: 'ERR_WL_MALFORMED' });

describe('ids of ours', () => {
  test('count up from wl_display’s', () => {
    const table = new ObjectTable<string>();
    expect(table.allocate((id) => `${id}`)).toBe('1');
    expect(table.get(DISPLAY_ID)).toBe('1');
    expect(table.allocate((id) => `${id}`)).toBe('2');
    expect([...table]).toEqual(['1', '2']);
  });

  test('stay free when making the object throws', () => {
    const table = new ObjectTable<string>();
    const fail = (): never => {
      throw new Error('no');
    };
    expect(() => table.allocate(fail)).toThrow('no');
    expect(table.wasUsed(1)).toBe(false);
    table.allocate(() => 'a');
    table.release(1);
    expect(() => table.allocate(fail)).toThrow('no');
    expect(table.allocate((id) => `${id}`)).toBe('1');
  });

  test('that were given back are given out again, the last first', () => {
    const table = new ObjectTable<number>();
    for (let i = 0; i < 4; i++) table.allocate((id) => id);
    table.release(2);
    table.release(3);
    expect([1, 2, 3].map(() => table.allocate((id) => id))).toEqual([3, 2, 5]);
  });

  test('are never held by two, never skip, and freed ones come first, whatever happens', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.constant('allocate'), fc.nat({ max: 20 }))), (steps) => {
        const table = new ObjectTable<object>();
        const model = new Map<number, object>();
        let highest = 0;
        for (const step of steps) {
          if (step === 'allocate') {
            const object = {};
            let taken = 0;
            table.allocate((id) => {
              taken = id;
              return object;
            });
            expect(model.has(taken)).toBe(false);
            expect(taken).toBeLessThanOrEqual(highest + 1);
            if (model.size < highest) expect(taken).toBeLessThanOrEqual(highest);
            highest = Math.max(highest, taken);
            model.set(taken, object);
          } else {
            expect(table.release(step as number)).toBe(model.get(step as number));
            model.delete(step as number);
          }
          expect([...table]).toHaveLength(model.size);
        }
        for (let id = 1; id <= highest; id++) {
          expect(table.get(id)).toBe(model.get(id));
          expect(table.wasUsed(id)).toBe(true);
        }
        expect(table.wasUsed(highest + 1)).toBe(false);
      }),
    );
  });
});

describe('ids of the compositor', () => {
  test('are entered in order, and again once they were given back', () => {
    const table = new ObjectTable<string>();
    table.adopt(SERVER_ID_START, 'a');
    table.adopt(SERVER_ID_START + 1, 'b');
    expect(table.release(SERVER_ID_START)).toBe('a');
    expect(table.get(SERVER_ID_START)).toBeUndefined();
    expect(table.wasUsed(SERVER_ID_START)).toBe(true);
    table.adopt(SERVER_ID_START, 'c');
    expect([...table]).toEqual(['c', 'b']);
  });

  test.each([
    ['ours', 5],
    ['none', 0],
    ['far from the others', SERVER_ID_START + 2],
    ['the last there is', 0xffffffff],
    ['taken', SERVER_ID_START],
  ])('are refused when they can’t be: %s', (_, id) => {
    const table = new ObjectTable<string>();
    table.adopt(SERVER_ID_START, 'a');
    expect(() => table.adopt(id, 'b')).toThrow(malformed);
    expect([...table]).toEqual(['a']);
  });
});

test('an id that was never made is told from one that is free', () => {
  const table = new ObjectTable<string>();
  table.allocate(() => 'a');
  table.release(1);
  expect([0, 1, 2, SERVER_ID_START, 0xffffffff].map((id) => table.wasUsed(id))).toEqual([
    false,
    true,
    false,
    false,
    false,
  ]);
});

test('giving back what is free or was never made does nothing', () => {
  const table = new ObjectTable<number>();
  table.allocate((id) => id);
  for (const id of [1, 1, 0, 7, SERVER_ID_START, 0xffffffff]) table.release(id);
  expect([1, 2].map(() => table.allocate((id) => id))).toEqual([1, 2]);
});

test('handles count on from where they are told to, and are never given twice', () => {
  const handles = new HandleCounter(5);
  expect([handles.next, handles.take(), handles.take(), handles.next]).toEqual([5, 5, 6, 7]);
});

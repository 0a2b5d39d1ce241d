import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ByHandle } from '../../src/objects/index.js';

const step = fc.record({ do: fc.constantFrom('set', 'delete', 'get'), handle: fc.nat(2000) });

test('objects by handle are those of a map, in order of the handles', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 300 }), (steps) => {
      const [paged, map] = [new ByHandle<object>(), new Map<number, object>()];
      for (const { do: what, handle } of steps) {
        if (what === 'set') {
          const object = { handle };
          paged.set(handle, object);
          map.set(handle, object);
        } else if (what === 'delete') {
          paged.delete(handle);
          map.delete(handle);
        }
        expect(paged.get(handle)).toBe(map.get(handle));
      }
      const sorted = [...map].sort(([a], [b]) => a - b).map(([, object]) => object);
      expect([...paged]).toEqual(sorted);
      paged.clear();
      expect([...paged]).toEqual([]);
    }),
  );
});

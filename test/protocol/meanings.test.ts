import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type {
  ArgDescriptor,
  InterfaceDescriptor,
  InterfaceMeanings,
  Meaning,
  MessageDescriptor,
  ProxyClass,
} from '../../src/protocol/index.js';

const PROTOCOL = join(dirname(fileURLToPath(import.meta.url)), '../../src/protocol');
const stems = readdirSync(join(PROTOCOL, 'generated')).map((file) => file.slice(0, -'.ts'.length));

interface Declared {
  readonly stem: string;
  readonly descriptor: InterfaceDescriptor;
  readonly meanings: InterfaceMeanings;
}
interface Said extends Declared {
  readonly request: MessageDescriptor;
  readonly meaning: Meaning;
  readonly name: string;
}

const declared: Declared[] = [];
const undeclared: string[] = [];
for (const stem of stems) {
  const { interfaces } = (await import(`../../src/protocol/generated/${stem}.ts`)) as {
    interfaces: Record<string, ProxyClass>;
  };
  for (const { interface: descriptor } of Object.values(interfaces)) {
    if (descriptor.meanings === undefined) undeclared.push(`${stem}: ${descriptor.name}`);
    else declared.push({ stem, descriptor, meanings: descriptor.meanings });
  }
}
const said: Said[] = declared.flatMap((one) =>
  one.descriptor.requests.flatMap((request) => {
    const meaning = one.meanings.requests[request.name];
    const name = `${one.stem}: ${one.descriptor.name}.${request.name}`;
    return meaning === undefined ? [] : [{ ...one, request, meaning, name }];
  }),
);

/** Names of the requests for which something holds: a failing test shows them all. */
function where(which: (one: Said) => boolean): string[] {
  return said.filter(which).map(({ name }) => name);
}

function newId(request: MessageDescriptor): ArgDescriptor | undefined {
  return request.args.find((arg) => arg.type === 'new_id');
}

function argument(request: MessageDescriptor, name: string): ArgDescriptor | undefined {
  return request.args.find((arg) => arg.name === name);
}

function keysOf({ key }: Meaning): readonly string[] {
  return key === undefined ? [] : typeof key === 'string' ? [key] : key;
}

/** The interface of that name as a file means it: its own, or the one that others mean. */
function interfaceFor(stem: string, name: string | undefined): Declared | undefined {
  const alike = declared.filter((one) => one.descriptor.name === name);
  return alike.find((one) => one.stem === stem) ?? alike[0];
}

describe('every protocol of the library', () => {
  it('has a table, with a meaning for each request and for nothing else', () => {
    expect(undeclared).toEqual([]);
    expect(declared.length).toBeGreaterThan(180);
    expect(said.length).toBeGreaterThan(500);
    for (const { stem, descriptor, meanings } of declared) {
      const names = descriptor.requests.map(({ name }) => name).sort();
      expect(Object.keys(meanings.requests).sort(), `${stem}: ${descriptor.name}`).toEqual(names);
    }
  });

  it('loads its own table only, and the words that all tables share', () => {
    for (const stem of stems) {
      const table = readFileSync(join(PROTOCOL, `meanings/${stem}.ts`), 'utf8');
      const imported = [...table.matchAll(/^import (type )?.* from '(.*)';$/gm)].map(([, type, from]) => [!type, from]);
      for (const [loads, from] of imported) {
        const allowed = loads ? ['./common.js'] : ['./common.js', '../meaning.js', `../generated/${stem}.js`];
        expect(allowed, stem).toContain(from);
      }
      const generated = readFileSync(join(PROTOCOL, `generated/${stem}.ts`), 'utf8');
      expect(generated.match(/'\.\.\/meanings\/.*'/g), stem).toEqual([`'../meanings/${stem}.js'`]);
    }
  });
});

describe('lifetime', () => {
  it('is `creates` where there is a new_id, and nowhere else', () => {
    expect(
      where(({ request, meaning }) => (newId(request) !== undefined) !== (meaning.lifetime === 'creates')),
    ).toEqual([]);
  });

  it('is `destroys` for each destructor, unless the object turns into another', () => {
    const kept = where(({ request, meaning }) => request.destructor === true && meaning.lifetime !== 'destroys');
    expect(kept).toEqual([
      'color-management-v1: wp_image_description_creator_icc_v1.create',
      'color-management-v1: wp_image_description_creator_params_v1.create',
      'drm-lease-v1: wp_drm_lease_request_v1.submit',
    ]);
    // The compositor destroys it in answer, by an event.
    const others = where(({ request, meaning }) => request.destructor !== true && meaning.lifetime === 'destroys');
    expect(others).toEqual(['drm-lease-v1: wp_drm_lease_device_v1.release']);
  });

  it('is `commits` for the surface alone', () => {
    expect(where(({ meaning }) => meaning.lifetime === 'commits')).toEqual(['wayland: wl_surface.commit']);
  });
});

describe('arguments that a meaning names', () => {
  it('are objects that the request has', () => {
    const wrong = where(({ request, meaning }) =>
      [meaning.copies, meaning.of].some((name) => name !== undefined && argument(request, name)?.type !== 'object'),
    );
    expect(wrong).toEqual([]);
  });

  it('are surfaces where a surface is meant, or the target belongs to one', () => {
    const wrong = where(({ request, meaning, descriptor, stem }) => {
      const { surface } = meaning;
      if (surface === undefined) return false;
      if (surface !== 'inherit') return argument(request, surface)?.interface !== 'wl_surface';
      return !said.some((one) => one.stem === stem && makes(one, descriptor.name) && one.meaning.surface !== undefined);
    });
    expect(wrong).toEqual([]);
  });

  it('are surfaces too where a role must be there already', () => {
    const wrong = where(
      ({ request, meaning: { needsRole } }) =>
        needsRole !== undefined && argument(request, needsRole)?.interface !== 'wl_surface',
    );
    expect(wrong).toEqual([]);
  });

  it('copied ones are things that may be destroyed once they were passed', () => {
    const kinds = new Set(
      said.flatMap(({ request, meaning }) => (meaning.copies ? [argument(request, meaning.copies)?.interface] : [])),
    );
    expect([...kinds].sort()).toEqual(['wl_region', 'xdg_positioner', 'xdg_toplevel_icon_v1']);
    const regions = where(
      ({ request, meaning, descriptor }) =>
        descriptor.name !== 'wl_fixes' &&
        request.args.some((arg) => arg.interface === 'wl_region' && arg.type === 'object') &&
        meaning.copies !== 'region',
    );
    expect(regions).toEqual([]);
  });

  it('are told by an event of the global, one for one, where a compositor must have offered them', () => {
    const wrong = where(({ request, meaning: { offered }, stem }) => {
      if (offered === undefined) return false;
      const told = interfaceFor(stem, offered.by)?.descriptor.events.find(({ name }) => name === offered.event);
      return told?.args.length !== offered.args.length || offered.args.some((name) => !argument(request, name));
    });
    expect(wrong).toEqual([]);
    expect(where(({ meaning }) => meaning.offered !== undefined).length).toBeGreaterThan(2);
  });

  it('make a role of the name of the object', () => {
    expect(
      where(({ request, meaning }) => meaning.role !== undefined && newId(request)?.interface !== meaning.role),
    ).toEqual([]);
  });
});

function makes(one: Said, name: string): boolean {
  return newId(one.request)?.interface === name;
}

describe('what is kept', () => {
  it('has a key, and what has a key is kept', () => {
    expect(where(({ meaning }) => (meaning.identity !== undefined) !== keysOf(meaning).length > 0)).toEqual([]);
    expect(where(({ meaning }) => keysOf(meaning).length > 1 && meaning.identity !== 'unset')).toEqual([]);
  });

  it('stands under a key of its own, but for requests that replace each other', () => {
    const shared = declared.flatMap(({ stem, descriptor, meanings }) => {
      const requests = new Map<string, string[]>();
      for (const [name, meaning] of Object.entries(meanings.requests)) {
        for (const key of keysOf(meaning)) requests.set(key, [...(requests.get(key) ?? []), name]);
      }
      const several = [...requests].filter(([, names]) => names.length > 1);
      return several.map(([key, names]) => `${stem}: ${descriptor.name} ${key}: ${names.join(', ')}`);
    });
    expect(shared).toEqual([
      'color-management-v1: wp_color_management_surface_v1 image description: set_image_description, unset_image_description',
      'input-method-unstable-v1: zwp_input_panel_surface_v1 place: set_toplevel, set_overlay_panel',
      'wayland: wl_shell_surface type: set_toplevel, set_transient, set_fullscreen, set_popup, set_maximized',
      'wayland: wl_region rectangles: add, subtract',
      'wayland: wl_subsurface order: place_above, place_below',
      'wayland: wl_subsurface desync: set_sync, set_desync',
      'xdg-decoration-unstable-v1: zxdg_toplevel_decoration_v1 mode: set_mode, unset_mode',
      'xdg-dialog-v1: xdg_dialog_v1 modal: set_modal, unset_modal',
      'xdg-shell: xdg_toplevel maximized: set_maximized, unset_maximized',
      'xdg-shell: xdg_toplevel fullscreen: set_fullscreen, unset_fullscreen',
    ]);
  });

  it('is only taken away where something sets it', () => {
    const wrong = where(
      ({ meaning, meanings }) =>
        meaning.identity === 'unset' &&
        keysOf(meaning).some(
          (key) => !Object.values(meanings.requests).some((one) => one.key === key && one.identity !== 'unset'),
        ),
    );
    expect(wrong).toEqual([]);
  });

  it('waits for a commit only where there is a surface that commits it', () => {
    const wrong = where(({ meaning, stem, descriptor }) => {
      if (meaning.applied !== 'commit' || meaning.identity === undefined || meaning.of !== undefined) return false;
      const belongs = said.some((one) => one.stem === stem && makes(one, descriptor.name) && one.meaning.surface);
      return descriptor.name !== 'wl_surface' && !belongs;
    });
    expect(wrong).toEqual([]);
  });

  it('is unset at the commit only for objects of a surface', () => {
    const wrong = where(
      ({ meaning, stem, descriptor }) =>
        meaning.unsetsAtCommit === true &&
        !said.some((one) => one.stem === stem && makes(one, descriptor.name) && one.meaning.surface),
    );
    expect(wrong).toEqual([]);
  });

  it('is said again by a request with the same arguments', () => {
    const wrong = where(({ meaning, request, descriptor }) => {
      if (meaning.again === undefined) return false;
      const other = descriptor.requests.find(({ name }) => name === meaning.again);
      return JSON.stringify(other?.args) !== JSON.stringify(request.args);
    });
    expect(wrong).toEqual([]);
  });
});

describe('what is lost', () => {
  it('has a reason', () => {
    const wrong = where(({ meaning }) => {
      const { afterLoss, identity, key, why } = meaning;
      if (why !== undefined) return false;
      if (afterLoss === 'drop') return identity !== undefined && key !== 'acknowledged';
      return afterLoss !== 'repeat' && afterLoss !== 'ask-again';
    });
    expect(wrong).toEqual([]);
  });

  it('is told in a few plain words, which stand in the middle of a sentence', () => {
    const reasons = new Set([
      ...said.flatMap(({ meaning }) => meaning.why ?? []),
      ...declared.flatMap(({ meanings }) => meanings.lost ?? []),
    ]);
    for (const why of reasons) {
      expect(why).toMatch(/^[a-z][^.\n]*[a-z]$/);
      expect(why.length, why).toBeLessThanOrEqual(120);
    }
  });

  it('is an object wherever it is made by a transaction', () => {
    const wrong = where(({ meaning, request, meanings, stem }) => {
      if (meaning.lifetime !== 'creates' || meaning.afterLoss !== 'fail') return false;
      return (interfaceFor(stem, newId(request)?.interface)?.meanings.lost ?? meanings.lost) === undefined;
    });
    expect(wrong).toEqual([]);
  });
});

describe('objects', () => {
  it('that only lost objects could make are lost themselves', () => {
    const wrong = declared.flatMap(({ stem, descriptor, meanings }) => {
      const makers = said.filter((one) => makes(one, descriptor.name));
      const left = makers.filter((one) => one.meanings.lost === undefined);
      return makers.length > 0 && left.length === 0 && meanings.lost === undefined
        ? [`${stem}: ${descriptor.name}`]
        : [];
    });
    expect(wrong).toEqual([]);
  });
});

describe('events that a meaning names', () => {
  const each = declared.map(({ stem, descriptor, meanings }) => ({
    name: `${stem}: ${descriptor.name}`,
    meanings,
    event: (name: string) => descriptor.events.find((event) => event.name === name),
  }));

  it('are events of the interface', () => {
    for (const { name, meanings, event } of each) {
      const { marks = [], ends, inertAfter = [], takenBackBy = {} } = meanings;
      const pairs = Object.entries(takenBackBy).flat();
      const named = [...marks, ...inertAfter, ...pairs, ...(ends === undefined ? [] : [ends.event])];
      for (const one of [...named, ...(ends?.unless ?? [])]) expect(event(one), `${name}.${one}`).toBeDefined();
      expect(new Set(marks).size, name).toBe(marks.length);
    }
  });

  it('end only objects that were made with an argument that there is', () => {
    for (const { stem, descriptor, meanings } of declared) {
      const { inertIf, inertAfter } = meanings;
      if (inertIf === undefined) continue;
      expect(inertAfter, descriptor.name).toBeDefined();
      const makers = said.filter((one) => one.stem === stem && makes(one, descriptor.name));
      expect(makers.map(({ request }) => argument(request, inertIf.argument)?.type)).toEqual(makers.map(() => 'uint'));
      expect(makers.length).toBeGreaterThan(0);
    }
  });

  it('are kept as marks where a later step asks whether they came', () => {
    for (const { name, meanings } of each) {
      for (const one of [...(meanings.ends?.unless ?? []), ...(meanings.inertAfter ?? [])]) {
        expect(meanings.marks, name).toContain(one);
      }
    }
  });

  it('can be given by the engine: it knows their arguments', () => {
    for (const { name, meanings, event } of each) {
      const { ends, takenBackBy = {} } = meanings;
      if (ends !== undefined) {
        const args = ends.args ?? {};
        const expected = (event(ends.event)?.args ?? []).map((arg) => [
          arg.name,
          arg.type === 'string' ? 'string' : 'number',
        ]);
        expect(
          Object.entries(args).map(([arg, value]) => [arg, typeof value]),
          name,
        ).toEqual(expected);
      }
      for (const [first, last] of Object.entries(takenBackBy)) {
        const has = ['cancelled', ...(event(first)?.args.map((arg) => arg.name) ?? [])]; // that it is, the engine knows
        for (const arg of event(last)?.args ?? []) expect(has, `${name}.${last}`).toContain(arg.name);
      }
    }
  });
});

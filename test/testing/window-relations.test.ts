// What other protocols add to a window: handles for other clients, activation, icons, tags, dialogs.
import { describe, expect, test } from 'vitest';
import * as singlePixel from '../../src/protocol/generated/single-pixel-buffer-v1.js';
import * as activation from '../../src/protocol/generated/xdg-activation-v1.js';
import * as dialog from '../../src/protocol/generated/xdg-dialog-v1.js';
import * as foreignV1 from '../../src/protocol/generated/xdg-foreign-unstable-v1.js';
import * as foreign from '../../src/protocol/generated/xdg-foreign-unstable-v2.js';
import * as icon from '../../src/protocol/generated/xdg-toplevel-icon-v1.js';
import * as tag from '../../src/protocol/generated/xdg-toplevel-tag-v1.js';
import { eachFails } from './fails.js';
import { pressSerial } from './misdeed.js';
import { type Desk, learn, type RawObject } from './raw-client.js';
import { leaveNothingOpen, open, start } from './screen.js';

learn(singlePixel, activation, dialog, foreignV1, foreign, icon, tag);
leaveNothingOpen();

const RED = 0xffff0000;

describe.each([
  ['v1', 'export', 'import'],
  ['v2', 'export_toplevel', 'import_toplevel'],
])('xdg_foreign_unstable_%s', (version, exporting, importing) => {
  async function handleOf(desk: Desk, surface: RawObject): Promise<{ exported: RawObject; handle: string }> {
    const exported = desk.client.bind(`zxdg_exporter_${version}`).call(exporting, surface);
    await desk.client.sync();
    return { exported, handle: exported.last('handle')?.[0] as string };
  }

  test('a window is the parent of one of another client', async () => {
    const screen = await start();
    const [one, other] = [await open(screen), await open(screen)];
    const below = await one.window(10, 10, RED);
    below.toplevel.call('set_title', 'below');
    const { exported, handle } = await handleOf(one, below.surface);
    const child = await other.window(10, 10, RED);
    const imported = other.client.bind(`zxdg_importer_${version}`).call(importing, handle);
    imported.call('set_parent_of', child.surface);
    await other.client.sync();
    expect(screen.windows.map(({ toplevel }) => toplevel.parent?.title)).toEqual([undefined, 'below']);
    expect(screen.digest()[1]).toMatchObject({
      windows: [{ role: 'xdg_toplevel' }],
      objects: {
        [`zxdg_imported_${version}`]: [{ toplevel: 'window ["below",null]', children: ['window [null,null]'] }],
      },
    });
    exported.call('destroy');
    await one.client.sync();
    await other.client.until(() => imported.last('destroyed'));
    expect(screen.windows.map(({ toplevel }) => toplevel.parent)).toEqual([undefined, undefined]);
  });

  test('the import ends the relation as well, and the window’s end the import', async () => {
    const screen = await start();
    const [one, other] = [await open(screen), await open(screen)];
    const below = await one.window(10, 10, RED);
    const { handle } = await handleOf(one, below.surface);
    const child = await other.window(10, 10, RED);
    const importer = other.client.bind(`zxdg_importer_${version}`);
    const first = importer.call(importing, handle);
    first.call('set_parent_of', child.surface);
    first.call('destroy');
    const second = importer.call(importing, handle);
    await other.client.sync();
    expect(screen.windows[1]?.toplevel.parent).toBeUndefined();
    below.toplevel.call('destroy');
    await one.client.sync();
    await other.client.until(() => second.last('destroyed'));
  });

  test('an unknown handle is told to be destroyed at once', async () => {
    const screen = await start();
    const desk = await open(screen);
    const imported = desk.client.bind(`zxdg_importer_${version}`).call(importing, 'nobody');
    imported.call('set_parent_of', (await desk.window(5, 5, RED)).surface);
    await desk.client.sync();
    expect(imported.all('destroyed')).toHaveLength(1);
  });
});

describe('xdg_activation_v1', () => {
  async function token(desk: Desk, serial?: { seat: RawObject; serial: number }): Promise<string> {
    const made = desk.client.bind('xdg_activation_v1').call('get_activation_token');
    if (serial !== undefined) made.call('set_serial', serial.serial, serial.seat);
    made.call('set_app_id', 'org.example');
    made.call('commit');
    await desk.client.until(() => made.last('done'));
    return made.last('done')?.[0] as string;
  }

  test('a token with the serial of an input event brings a window to the front, once', async () => {
    const screen = await start();
    const desk = await open(screen);
    const first = await desk.window(20, 20, RED);
    const good = await token(desk, await pressSerial(desk, screen));
    await desk.window(10, 10, RED);
    const focused = () => screen.windows.map(({ states }) => states.includes('activated'));
    expect(focused()).toEqual([false, true]);
    const activate = desk.client.bind('xdg_activation_v1');
    activate.call('activate', good, first.surface);
    await desk.client.sync();
    expect(screen.windows[1]?.rectangle.width).toBe(20);
    await desk.window(10, 10, RED);
    activate.call('activate', good, first.surface);
    await desk.client.sync();
    expect(focused()).toEqual([false, false, true]);
    expect(screen.windows[1]?.rectangle.width).toBe(20);
  });

  test('a token without a serial is given, and does nothing', async () => {
    const screen = await start();
    const desk = await open(screen);
    const first = await desk.window(20, 20, RED);
    await desk.window(10, 10, RED);
    desk.client.bind('xdg_activation_v1').call('activate', await token(desk), first.surface);
    await desk.client.sync();
    expect(screen.windows[0]?.rectangle.width).toBe(20);
  });
});

describe('xdg_toplevel_icon_v1', () => {
  test('sizes are told, and the icon of a window is applied with its commit', async () => {
    const screen = await start();
    const desk = await open(screen);
    const manager = desk.client.bind('xdg_toplevel_icon_manager_v1');
    const { surface, toplevel } = await desk.window(10, 10, RED);
    const made = manager.call('create_icon');
    made.call('set_name', 'document');
    made.call('add_buffer', desk.buffer(32, 32, RED), 1);
    made.call('add_buffer', desk.buffer(16, 16, RED), 2);
    manager.call('set_icon', toplevel, made);
    made.call('destroy');
    await desk.client.sync();
    expect(manager.all('icon_size')).toEqual([[32], [64]]);
    expect(manager.all('done')).toHaveLength(1);
    const set = {
      name: 'document',
      pictures: [
        { size: 16, scale: 2 },
        { size: 32, scale: 1 },
      ],
    };
    const extensions = { xdg_toplevel_icon_v1: set };
    expect(screen.digest()[0]?.windows).toMatchObject([{ pending: { extensions } }]);
    surface.call('commit');
    await desk.client.sync();
    expect(screen.digest()[0]?.windows).toMatchObject([{ extensions }]);
    manager.call('set_icon', toplevel, null);
    surface.call('commit');
    await desk.client.sync();
    expect(screen.digest()[0]?.windows[0]?.extensions).toBeUndefined();
  });

  test('the same icon said twice is one digest; an unmap takes it away', async () => {
    const screen = await start();
    const desk = await open(screen);
    const manager = desk.client.bind('xdg_toplevel_icon_manager_v1');
    const { surface, toplevel } = await desk.window(10, 10, RED);
    const buffer = desk.buffer(16, 16, RED);
    const digests: string[] = [];
    for (let i = 0; i < 2; i++) {
      const made = manager.call('create_icon');
      made.call('add_buffer', buffer, 1);
      manager.call('set_icon', toplevel, made);
      made.call('destroy');
      surface.call('commit');
      await desk.client.sync();
      digests.push(JSON.stringify(screen.digest()));
    }
    expect(digests[1]).toBe(digests[0]);
    surface.call('attach', null, 0, 0);
    surface.call('commit');
    await desk.client.sync();
    expect(screen.digest()[0]?.windows[0]?.extensions).toBeUndefined();
  });
});

test('tags and descriptions are the window’s until it is unmapped', async () => {
  const screen = await start();
  const desk = await open(screen);
  const manager = desk.client.bind('xdg_toplevel_tag_manager_v1');
  const { surface, toplevel } = await desk.window(10, 10, RED);
  manager.call('set_toplevel_tag', toplevel, 'main window');
  manager.call('set_toplevel_description', toplevel, 'Hauptfenster');
  await desk.client.sync();
  const toplevelDigest = () => screen.digest()[0]?.windows[0]?.xdg?.toplevel;
  expect(toplevelDigest()).toMatchObject({ tag: 'main window', description: 'Hauptfenster' });
  surface.call('attach', null, 0, 0);
  surface.call('commit');
  await desk.client.sync();
  expect(toplevelDigest()).not.toHaveProperty('tag');
});

test('a dialog is modal or not, and its window may have another one after it', async () => {
  const screen = await start();
  const desk = await open(screen);
  const manager = desk.client.bind('xdg_wm_dialog_v1');
  const { toplevel } = await desk.window(10, 10, RED);
  const made = manager.call('get_xdg_dialog', toplevel);
  made.call('set_modal');
  await desk.client.sync();
  const dialogs = () => screen.digest()[0]?.objects?.xdg_dialog_v1;
  expect(dialogs()).toEqual([{ toplevel: 'window [null,null]', modal: true }]);
  made.call('unset_modal');
  await desk.client.sync();
  expect(dialogs()).toMatchObject([{ modal: false }]);
  made.call('destroy');
  manager.call('get_xdg_dialog', toplevel);
  toplevel.call('destroy');
  await desk.client.sync();
  expect(dialogs()).toEqual([{ toplevel: 'gone', modal: false }]);
});

eachFails([
  {
    what: 'an export of a surface that is no window',
    object: 'zxdg_exporter_v2',
    code: foreign.ZxdgExporterV2Error.invalid_surface,
    commit: (desk) => desk.client.bind('zxdg_exporter_v2').call('export_toplevel', desk.surface()),
  },
  {
    what: 'a parent for a surface that is no window',
    object: 'zxdg_imported_v2',
    code: foreign.ZxdgImportedV2Error.invalid_surface,
    commit: (desk) =>
      desk.client.bind('zxdg_importer_v2').call('import_toplevel', 'nobody').call('set_parent_of', desk.surface()),
  },
  ...(
    [
      ['set_app_id', (made) => made.call('set_app_id', 'late')],
      ['commit', (made) => made.call('commit')],
      ['set_surface', (made, desk) => made.call('set_surface', desk.surface())],
      ['set_serial', (made, desk) => made.call('set_serial', 1, desk.client.bind('wl_seat'))],
    ] as [string, (made: RawObject, desk: Desk) => void][]
  ).map(([what, late]) => ({
    what: `${what} after the token was committed`,
    object: 'xdg_activation_token_v1',
    code: activation.XdgActivationTokenV1Error.already_used,
    commit: (desk: Desk) => {
      const made = desk.client.bind('xdg_activation_v1').call('get_activation_token');
      made.call('commit');
      late(made, desk);
    },
  })),
  {
    what: 'an icon that is no square',
    object: 'xdg_toplevel_icon_v1',
    code: icon.XdgToplevelIconV1Error.invalid_buffer,
    commit: (desk) =>
      desk.client
        .bind('xdg_toplevel_icon_manager_v1')
        .call('create_icon')
        .call('add_buffer', desk.buffer(8, 9, RED), 1),
  },
  {
    what: 'an icon that is not of wl_shm',
    object: 'xdg_toplevel_icon_v1',
    code: icon.XdgToplevelIconV1Error.invalid_buffer,
    commit: (desk) => {
      const buffer = desk.client
        .bind('wp_single_pixel_buffer_manager_v1')
        .call('create_u32_rgba_buffer', 0, 0, 0, 0xffffffff);
      desk.client.bind('xdg_toplevel_icon_manager_v1').call('create_icon').call('add_buffer', buffer, 1);
    },
  },
  ...(
    [
      ['name', (made) => made.call('set_name', 'late')],
      ['picture', (made, desk) => made.call('add_buffer', desk.buffer(8, 8, RED), 1)],
    ] as [string, (made: RawObject, desk: Desk) => void][]
  ).map(([what, late]) => ({
    what: `another ${what} for an icon that a window has`,
    object: 'xdg_toplevel_icon_v1',
    code: icon.XdgToplevelIconV1Error.immutable,
    commit: async (desk: Desk) => {
      const manager = desk.client.bind('xdg_toplevel_icon_manager_v1');
      const made = manager.call('create_icon');
      manager.call('set_icon', (await desk.toplevel()).toplevel, made);
      late(made, desk);
    },
  })),
  {
    what: 'a picture destroyed before its icon',
    object: 'xdg_toplevel_icon_v1',
    code: icon.XdgToplevelIconV1Error.no_buffer,
    commit: (desk) => {
      const buffer = desk.buffer(8, 8, RED);
      desk.client.bind('xdg_toplevel_icon_manager_v1').call('create_icon').call('add_buffer', buffer, 1);
      buffer.call('destroy');
    },
  },
  {
    what: 'two dialogs of one window',
    object: 'xdg_wm_dialog_v1',
    code: dialog.XdgWmDialogV1Error.already_used,
    commit: async (desk) => {
      const manager = desk.client.bind('xdg_wm_dialog_v1');
      const { toplevel } = await desk.toplevel();
      manager.call('get_xdg_dialog', toplevel);
      manager.call('get_xdg_dialog', toplevel);
    },
  },
]);

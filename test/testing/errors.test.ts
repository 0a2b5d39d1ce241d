// Every error that the specs name for what the test compositor offers: what causes it, and that it ends the client.
import { openSync } from 'node:fs';
import { afterEach, expect, test } from 'vitest';
import { WpViewportError, WpViewporterError } from '../../src/protocol/generated/viewporter.js';
import {
  WlDataDeviceError,
  WlDataOfferError,
  WlDataSourceError,
  WlDisplayError,
  WlFixesError,
  WlPointerError,
  WlSeatError,
  WlShmError,
  WlShmPoolError,
  WlSubcompositorError,
  WlSubsurfaceError,
  WlSurfaceError,
} from '../../src/protocol/generated/wayland.js';
import { ZxdgToplevelDecorationV1Error } from '../../src/protocol/generated/xdg-decoration-unstable-v1.js';
import {
  XdgPopupError,
  XdgPositionerError,
  XdgSurfaceError,
  XdgToplevelError,
  XdgWmBaseError,
} from '../../src/protocol/generated/xdg-shell.js';
import { createMemfd, pipe } from '../../src/sys/index.js';
import { TestCompositor } from '../../src/testing/index.js';
import { OwnedFd } from '../../src/wire/index.js';
import { Desk, type RawObject, solidBuffer } from './raw-client.js';

interface Misdeed {
  what: string;
  object: string;
  code: number;
  options?: Parameters<typeof TestCompositor.start>[0];
  commit(desk: Desk, screen: TestCompositor): unknown;
}

let screen: TestCompositor;
let desk: Desk;

afterEach(async () => {
  desk.client.close();
  await screen.stop();
  expect(OwnedFd.openCount).toBe(0);
});

function positioner(desk: Desk): RawObject {
  const made = desk.wmBase.call('create_positioner');
  made.call('set_size', 20, 20);
  made.call('set_anchor_rect', 0, 0, 10, 10);
  return made;
}

async function pressSerial(desk: Desk, screen: TestCompositor): Promise<{ seat: RawObject; serial: number }> {
  const seat = desk.client.bind('wl_seat');
  const pointer = seat.call('get_pointer');
  await desk.client.sync();
  screen.input.pointer.move(1, 1);
  screen.input.pointer.button(0x110, 'pressed');
  screen.input.pointer.button(0x110, 'released');
  await desk.client.until(() => pointer.last('button'));
  return { seat, serial: pointer.last('button')?.[0] as number };
}

async function popup(
  desk: Desk,
  parent: RawObject,
  grab?: { seat: RawObject; serial: number },
): Promise<{ surface: RawObject; xdg: RawObject; popup: RawObject }> {
  const surface = desk.surface();
  const xdg = desk.wmBase.call('get_xdg_surface', surface);
  const made = xdg.call('get_popup', parent, positioner(desk));
  if (grab !== undefined) made.call('grab', grab.seat, grab.serial);
  surface.call('commit');
  await desk.configured(xdg);
  desk.show(surface, desk.buffer(20, 20, 0xff00ff00));
  return { surface, xdg, popup: made };
}

const misdeeds: Misdeed[] = [
  // ---- wl_display
  {
    what: 'a request to an unknown object',
    object: 'wl_display',
    code: WlDisplayError.invalid_object,
    commit: ({ client }) => client.raw([999, 8 << 16]),
  },
  {
    what: 'an opcode that does not exist',
    object: 'wl_display',
    code: WlDisplayError.invalid_method,
    commit: ({ client }) => client.raw([1, (8 << 16) | 77]),
  },
  {
    what: 'a request newer than the object',
    object: 'wl_display',
    code: WlDisplayError.invalid_method,
    commit: ({ client }) => {
      const surface = client.bind('wl_compositor', 4).call('create_surface');
      surface.call('offset', 1, 1);
    },
  },
  {
    what: 'a message that is too short for its arguments',
    object: 'wl_display',
    code: WlDisplayError.invalid_method,
    commit: ({ client }) => client.raw([1, 8 << 16]),
  },
  {
    what: 'a message of an impossible size',
    object: 'wl_display',
    code: WlDisplayError.invalid_method,
    commit: ({ client }) => client.raw([1, 5 << 16]),
  },
  {
    what: 'a new id that leaves a gap',
    object: 'wl_display',
    code: WlDisplayError.invalid_method,
    commit: ({ client }) => client.raw([1, 12 << 16, 5000]),
  },
  {
    what: 'a new id that is in use',
    object: 'wl_display',
    code: WlDisplayError.invalid_method,
    commit: ({ client, compositor }) => client.raw([1, 12 << 16, compositor.id]),
  },
  {
    what: 'a new id of the compositor’s range',
    object: 'wl_display',
    code: WlDisplayError.invalid_method,
    commit: ({ client }) => client.raw([1, 12 << 16, 0xff000001]),
  },
  {
    what: 'an argument of another interface',
    object: 'wl_display',
    code: WlDisplayError.invalid_method,
    commit: (desk) => desk.surface().call('attach', desk.shm, 0, 0),
  },
  {
    what: 'an argument that was destroyed',
    object: 'wl_display',
    code: WlDisplayError.invalid_method,
    commit: (desk) => {
      const buffer = desk.buffer(1, 1, 0);
      buffer.call('destroy');
      desk.surface().call('attach', buffer, 0, 0);
    },
  },
  {
    what: 'an fd that does not come',
    object: 'wl_display',
    code: WlDisplayError.invalid_method,
    commit: ({ client, shm }) => {
      const pool = client.make('wl_shm_pool', 1);
      client.raw([shm.id, 16 << 16, pool.id, 100]);
    },
  },
  {
    what: 'binding a global that does not exist',
    object: 'wl_registry',
    code: WlDisplayError.invalid_object,
    commit: ({ client }) => {
      const { id } = client.make('wl_shm', 1);
      client.registry.call('bind', 999, { interface: 'wl_shm', version: 1, id });
    },
  },
  {
    what: 'binding a version that is not offered',
    object: 'wl_registry',
    code: WlDisplayError.invalid_object,
    commit: ({ client }) => client.bind('wl_compositor', 99),
  },
  {
    what: 'binding another interface',
    object: 'wl_registry',
    code: WlDisplayError.invalid_object,
    commit: ({ client }) => {
      const { id } = client.make('wl_shm', 1);
      client.registry.call('bind', client.globals.get('wl_seat')?.name ?? 0, { interface: 'wl_shm', version: 1, id });
    },
  },
  {
    what: 'acknowledging the removal of a global that is there',
    object: 'wl_fixes',
    code: WlFixesError.invalid_ack_remove,
    commit: ({ client }) => client.bind('wl_fixes').call('ack_global_remove', client.registry, 1),
  },
  // ---- wl_shm
  {
    what: 'a pool without a size',
    object: 'wl_shm',
    code: WlShmError.invalid_stride,
    commit: ({ shm }) => shm.call('create_pool', createMemfd('x', 1), 0),
  },
  {
    what: 'a pool in a pipe',
    object: 'wl_shm',
    code: WlShmError.invalid_fd,
    commit: ({ shm }) => {
      const [read, write] = pipe();
      write.close();
      shm.call('create_pool', read, 100);
    },
  },
  {
    what: 'a pool in a directory',
    object: 'wl_shm',
    code: WlShmError.invalid_fd,
    commit: ({ shm }) => shm.call('create_pool', new OwnedFd(openSync('/', 'r')), 100),
  },
  {
    what: 'a buffer of an unknown format',
    object: 'wl_shm_pool',
    code: WlShmPoolError.invalid_format,
    commit: ({ shm }) =>
      shm.call('create_pool', createMemfd('x', 400), 400).call('create_buffer', 0, 10, 10, 40, 12345),
  },
  {
    what: 'a stride below the width',
    object: 'wl_shm_pool',
    code: WlShmPoolError.invalid_stride,
    commit: ({ shm }) => shm.call('create_pool', createMemfd('x', 400), 400).call('create_buffer', 0, 10, 10, 39, 0),
  },
  {
    what: 'a buffer that ends after the pool',
    object: 'wl_shm_pool',
    code: WlShmPoolError.invalid_stride,
    commit: ({ shm }) => shm.call('create_pool', createMemfd('x', 400), 400).call('create_buffer', 4, 10, 10, 40, 0),
  },
  {
    what: 'a buffer that begins before the pool',
    object: 'wl_shm_pool',
    code: WlShmPoolError.invalid_stride,
    commit: ({ shm }) => shm.call('create_pool', createMemfd('x', 400), 400).call('create_buffer', -4, 10, 10, 40, 0),
  },
  {
    what: 'a buffer whose size overflows',
    object: 'wl_shm_pool',
    code: WlShmPoolError.invalid_stride,
    commit: ({ shm }) =>
      shm.call('create_pool', createMemfd('x', 400), 400).call('create_buffer', 0, 0x10000, 0x10000, 0x40000, 0),
  },
  {
    what: 'a pool that shrinks',
    object: 'wl_shm_pool',
    code: WlShmError.invalid_fd,
    commit: ({ shm }) => shm.call('create_pool', createMemfd('x', 400), 400).call('resize', 399),
  },
  {
    what: 'content in a file that is smaller than its pool',
    object: 'wl_buffer',
    code: WlShmError.invalid_fd,
    commit: async (desk) => {
      const { surface } = await desk.toplevel();
      const pool = desk.shm.call('create_pool', createMemfd('x', 100), 400);
      desk.show(surface, pool.call('create_buffer', 0, 10, 10, 40, 0));
    },
  },
  // ---- wl_surface
  {
    what: 'a scale of 0',
    object: 'wl_surface',
    code: WlSurfaceError.invalid_scale,
    commit: (desk) => desk.surface().call('set_buffer_scale', 0),
  },
  {
    what: 'a transform of 8',
    object: 'wl_surface',
    code: WlSurfaceError.invalid_transform,
    commit: (desk) => desk.surface().call('set_buffer_transform', 8),
  },
  {
    what: 'a buffer that is no multiple of the scale',
    object: 'wl_surface',
    code: WlSurfaceError.invalid_size,
    commit: async (desk) => {
      const { surface } = await desk.toplevel();
      surface.call('set_buffer_scale', 2);
      desk.show(surface, desk.buffer(10, 11, 0));
    },
  },
  {
    what: 'an offset in attach',
    object: 'wl_surface',
    code: WlSurfaceError.invalid_offset,
    commit: (desk) => desk.surface().call('attach', desk.buffer(1, 1, 0), 1, 0),
  },
  {
    what: 'a surface destroyed before its toplevel',
    object: 'wl_surface',
    code: WlSurfaceError.defunct_role_object,
    commit: async (desk) => (await desk.toplevel()).surface.call('destroy'),
  },
  {
    what: 'a surface destroyed before its subsurface',
    object: 'wl_surface',
    code: WlSurfaceError.defunct_role_object,
    commit: (desk) => {
      const child = desk.surface();
      desk.client.bind('wl_subcompositor').call('get_subsurface', child, desk.surface());
      child.call('destroy');
    },
  },
  // ---- subsurfaces
  {
    what: 'a subsurface twice',
    object: 'wl_subcompositor',
    code: WlSubcompositorError.bad_surface,
    commit: (desk) => {
      const [child, parent] = [desk.surface(), desk.surface()];
      const subcompositor = desk.client.bind('wl_subcompositor');
      subcompositor.call('get_subsurface', child, parent);
      subcompositor.call('get_subsurface', child, parent);
    },
  },
  {
    what: 'a toplevel as subsurface',
    object: 'wl_subcompositor',
    code: WlSubcompositorError.bad_surface,
    commit: async (desk) => {
      const { surface } = await desk.toplevel();
      desk.client.bind('wl_subcompositor').call('get_subsurface', surface, desk.surface());
    },
  },
  {
    what: 'a surface as its own parent',
    object: 'wl_subcompositor',
    code: WlSubcompositorError.bad_parent,
    commit: (desk) => {
      const surface = desk.surface();
      desk.client.bind('wl_subcompositor').call('get_subsurface', surface, surface);
    },
  },
  {
    what: 'a descendant as parent',
    object: 'wl_subcompositor',
    code: WlSubcompositorError.bad_parent,
    commit: (desk) => {
      const [child, parent] = [desk.surface(), desk.surface()];
      const subcompositor = desk.client.bind('wl_subcompositor');
      subcompositor.call('get_subsurface', child, parent);
      subcompositor.call('get_subsurface', parent, child);
    },
  },
  {
    what: 'placing a subsurface above a stranger',
    object: 'wl_subsurface',
    code: WlSubsurfaceError.bad_surface,
    commit: (desk) =>
      desk.client
        .bind('wl_subcompositor')
        .call('get_subsurface', desk.surface(), desk.surface())
        .call('place_above', desk.surface()),
  },
  {
    what: 'placing a subsurface below itself',
    object: 'wl_subsurface',
    code: WlSubsurfaceError.bad_surface,
    commit: (desk) => {
      const child = desk.surface();
      desk.client.bind('wl_subcompositor').call('get_subsurface', child, desk.surface()).call('place_below', child);
    },
  },
  // ---- xdg_wm_base
  {
    what: 'an xdg_surface for a subsurface',
    object: 'xdg_wm_base',
    code: XdgWmBaseError.role,
    commit: (desk) => {
      const child = desk.surface();
      desk.client.bind('wl_subcompositor').call('get_subsurface', child, desk.surface());
      desk.wmBase.call('get_xdg_surface', child);
    },
  },
  {
    what: 'an xdg_surface for a surface that has one',
    object: 'xdg_wm_base',
    code: XdgWmBaseError.role,
    commit: (desk) => {
      const surface = desk.surface();
      desk.wmBase.call('get_xdg_surface', surface);
      desk.wmBase.call('get_xdg_surface', surface);
    },
  },
  {
    what: 'a toplevel that becomes a popup',
    object: 'xdg_wm_base',
    code: XdgWmBaseError.role,
    commit: async (desk) => {
      const { xdg, toplevel } = await desk.toplevel();
      toplevel.call('destroy');
      xdg.call('get_popup', null, positioner(desk));
    },
  },
  {
    what: 'xdg_wm_base destroyed before its surfaces',
    object: 'xdg_wm_base',
    code: XdgWmBaseError.defunct_surfaces,
    commit: (desk) => {
      desk.wmBase.call('get_xdg_surface', desk.surface());
      desk.wmBase.call('destroy');
    },
  },
  {
    what: 'an xdg_surface for a surface with a buffer',
    object: 'xdg_wm_base',
    code: XdgWmBaseError.invalid_surface_state,
    commit: (desk) => {
      const surface = desk.surface();
      surface.call('attach', desk.buffer(1, 1, 0), 0, 0);
      desk.wmBase.call('get_xdg_surface', surface);
    },
  },
  {
    what: 'an incomplete positioner',
    object: 'xdg_wm_base',
    code: XdgWmBaseError.invalid_positioner,
    commit: async (desk) => {
      const { xdg } = await desk.window(100, 100, 0xff000000);
      const rules = desk.wmBase.call('create_positioner');
      rules.call('set_size', 10, 10);
      desk.wmBase.call('get_xdg_surface', desk.surface()).call('get_popup', xdg, rules);
    },
  },
  {
    what: 'a popup without a parent',
    object: 'xdg_wm_base',
    code: XdgWmBaseError.invalid_popup_parent,
    commit: (desk) => {
      const surface = desk.surface();
      desk.wmBase.call('get_xdg_surface', surface).call('get_popup', null, positioner(desk));
      surface.call('commit');
    },
  },
  {
    what: 'a popup that is mapped before its parent',
    object: 'xdg_wm_base',
    code: XdgWmBaseError.invalid_popup_parent,
    commit: async (desk) => popup(desk, (await desk.toplevel()).xdg),
  },
  {
    what: 'a popup destroyed before its own popup',
    object: 'xdg_wm_base',
    code: XdgWmBaseError.not_the_topmost_popup,
    commit: async (desk) => {
      const { xdg } = await desk.window(100, 100, 0xff000000);
      const outer = await popup(desk, xdg);
      await popup(desk, outer.xdg);
      outer.popup.call('destroy');
    },
  },
  {
    what: 'a grab by a popup whose parent is not the topmost one',
    object: 'xdg_wm_base',
    code: XdgWmBaseError.not_the_topmost_popup,
    commit: async (desk, screen) => {
      const { xdg } = await desk.window(100, 100, 0xff000000);
      const grab = await pressSerial(desk, screen);
      await popup(desk, xdg, grab);
      await popup(desk, xdg, grab);
    },
  },
  {
    what: 'content that is not as large as the maximized window',
    object: 'xdg_wm_base',
    code: XdgWmBaseError.invalid_surface_state,
    commit: async (desk) => {
      const { surface, xdg, toplevel } = await desk.toplevel();
      toplevel.call('set_maximized');
      await desk.configured(xdg);
      desk.show(surface, desk.buffer(10, 10, 0));
    },
  },
  {
    what: 'content that is larger than the fullscreen window',
    object: 'xdg_wm_base',
    code: XdgWmBaseError.invalid_surface_state,
    commit: async (desk) => {
      const { surface, xdg, toplevel } = await desk.toplevel();
      toplevel.call('set_fullscreen', null);
      await desk.configured(xdg);
      desk.show(surface, desk.buffer(801, 600, 0));
    },
  },
  // ---- xdg_positioner
  ...(
    [
      ['set_size', 0, 1],
      ['set_size', 1, -1],
      ['set_anchor_rect', 0, 0, -1, 1],
      ['set_anchor', 9],
      ['set_gravity', 9],
    ] as const
  ).map(
    ([request, ...args]): Misdeed => ({
      what: `xdg_positioner.${request}(${args.join(', ')})`,
      object: 'xdg_positioner',
      code: XdgPositionerError.invalid_input,
      commit: (desk) => desk.wmBase.call('create_positioner').call(request, ...args),
    }),
  ),
  // ---- xdg_surface
  {
    what: 'a commit without a role object',
    object: 'xdg_surface',
    code: XdgSurfaceError.not_constructed,
    commit: (desk) => {
      const surface = desk.surface();
      desk.wmBase.call('get_xdg_surface', surface);
      surface.call('commit');
    },
  },
  {
    what: 'window geometry without a role object',
    object: 'xdg_surface',
    code: XdgSurfaceError.not_constructed,
    commit: (desk) => desk.wmBase.call('get_xdg_surface', desk.surface()).call('set_window_geometry', 0, 0, 1, 1),
  },
  {
    what: 'two role objects',
    object: 'xdg_surface',
    code: XdgSurfaceError.already_constructed,
    commit: async (desk) => (await desk.toplevel()).xdg.call('get_toplevel'),
  },
  {
    what: 'a buffer before a configure was acknowledged',
    object: 'xdg_surface',
    code: XdgSurfaceError.unconfigured_buffer,
    commit: (desk) => {
      const surface = desk.surface();
      desk.wmBase.call('get_xdg_surface', surface).call('get_toplevel');
      desk.show(surface, desk.buffer(1, 1, 0));
    },
  },
  {
    what: 'a buffer after an unmap without a new initial commit',
    object: 'xdg_surface',
    code: XdgSurfaceError.unconfigured_buffer,
    commit: async (desk) => {
      const { surface } = await desk.window(10, 10, 0);
      surface.call('attach', null, 0, 0);
      surface.call('commit');
      desk.show(surface, desk.buffer(10, 10, 0));
    },
  },
  {
    what: 'an unknown serial',
    object: 'xdg_surface',
    code: XdgSurfaceError.invalid_serial,
    commit: async (desk) => (await desk.toplevel()).xdg.call('ack_configure', 0x7fffffff),
  },
  {
    what: 'a serial twice',
    object: 'xdg_surface',
    code: XdgSurfaceError.invalid_serial,
    commit: async (desk) => {
      const { xdg } = await desk.toplevel();
      xdg.call('ack_configure', xdg.last('configure')?.[0] as number);
    },
  },
  {
    what: 'a serial older than the last one',
    object: 'xdg_surface',
    code: XdgSurfaceError.invalid_serial,
    commit: async (desk) => {
      const { xdg, toplevel } = await desk.toplevel();
      toplevel.call('set_maximized');
      toplevel.call('unset_maximized');
      await desk.client.until(() => xdg.all('configure').length === 3);
      const [, older, newer] = xdg.all('configure').map(([serial]) => serial as number);
      xdg.call('ack_configure', newer as number);
      xdg.call('ack_configure', older as number);
    },
  },
  {
    what: 'window geometry of no size',
    object: 'xdg_surface',
    code: XdgSurfaceError.invalid_size,
    commit: async (desk) => (await desk.toplevel()).xdg.call('set_window_geometry', 0, 0, 0, 5),
  },
  {
    what: 'an xdg_surface destroyed before its toplevel',
    object: 'xdg_surface',
    code: XdgSurfaceError.defunct_role_object,
    commit: async (desk) => (await desk.toplevel()).xdg.call('destroy'),
  },
  // ---- xdg_toplevel
  {
    what: 'a resize by an edge that does not exist',
    object: 'xdg_toplevel',
    code: XdgToplevelError.invalid_resize_edge,
    commit: async (desk) => (await desk.toplevel()).toplevel.call('resize', desk.client.bind('wl_seat'), 0, 3),
  },
  {
    what: 'a window as its own parent',
    object: 'xdg_toplevel',
    code: XdgToplevelError.invalid_parent,
    commit: async (desk) => {
      const { toplevel } = await desk.toplevel();
      toplevel.call('set_parent', toplevel);
    },
  },
  {
    what: 'a child as parent',
    object: 'xdg_toplevel',
    code: XdgToplevelError.invalid_parent,
    commit: async (desk) => {
      const parent = await desk.window(10, 10, 0);
      const child = await desk.window(10, 10, 0);
      child.toplevel.call('set_parent', parent.toplevel);
      parent.toplevel.call('set_parent', child.toplevel);
    },
  },
  {
    what: 'a negative size',
    object: 'xdg_toplevel',
    code: XdgToplevelError.invalid_size,
    commit: async (desk) => (await desk.toplevel()).toplevel.call('set_min_size', -1, 0),
  },
  {
    what: 'a least size above the largest',
    object: 'xdg_toplevel',
    code: XdgToplevelError.invalid_size,
    commit: async (desk) => {
      const { surface, toplevel } = await desk.toplevel();
      toplevel.call('set_min_size', 20, 20);
      toplevel.call('set_max_size', 20, 19);
      surface.call('commit');
    },
  },
  // ---- xdg_popup
  {
    what: 'a grab after the popup was mapped',
    object: 'xdg_popup',
    code: XdgPopupError.invalid_grab,
    commit: async (desk, screen) => {
      const { xdg } = await desk.window(100, 100, 0xff000000);
      const { seat, serial } = await pressSerial(desk, screen);
      (await popup(desk, xdg)).popup.call('grab', seat, serial);
    },
  },
  {
    what: 'a grab above a popup without one',
    object: 'xdg_popup',
    code: XdgPopupError.invalid_grab,
    commit: async (desk, screen) => {
      const { xdg } = await desk.window(100, 100, 0xff000000);
      const grab = await pressSerial(desk, screen);
      await popup(desk, (await popup(desk, xdg)).xdg, grab);
    },
  },
  // ---- decorations
  {
    what: 'a decoration for a window with a buffer, version 1',
    object: 'zxdg_toplevel_decoration_v1',
    code: ZxdgToplevelDecorationV1Error.unconfigured_buffer,
    commit: async (desk) => {
      const { toplevel } = await desk.window(10, 10, 0);
      desk.client.bind('zxdg_decoration_manager_v1', 1).call('get_toplevel_decoration', toplevel);
    },
  },
  {
    what: 'two decorations',
    object: 'zxdg_toplevel_decoration_v1',
    code: ZxdgToplevelDecorationV1Error.already_constructed,
    commit: async (desk) => {
      const { toplevel } = await desk.toplevel();
      const manager = desk.client.bind('zxdg_decoration_manager_v1');
      manager.call('get_toplevel_decoration', toplevel);
      manager.call('get_toplevel_decoration', toplevel);
    },
  },
  {
    what: 'a toplevel destroyed before its decoration',
    object: 'zxdg_toplevel_decoration_v1',
    code: ZxdgToplevelDecorationV1Error.orphaned,
    commit: async (desk) => {
      const { toplevel } = await desk.toplevel();
      desk.client.bind('zxdg_decoration_manager_v1').call('get_toplevel_decoration', toplevel);
      toplevel.call('destroy');
    },
  },
  {
    what: 'a decoration mode that does not exist',
    object: 'zxdg_toplevel_decoration_v1',
    code: ZxdgToplevelDecorationV1Error.invalid_mode,
    commit: async (desk) => {
      const { toplevel } = await desk.toplevel();
      desk.client.bind('zxdg_decoration_manager_v1').call('get_toplevel_decoration', toplevel).call('set_mode', 3);
    },
  },
  // ---- viewports
  {
    what: 'two viewports',
    object: 'wp_viewporter',
    code: WpViewporterError.viewport_exists,
    commit: (desk) => {
      const surface = desk.surface();
      const viewporter = desk.client.bind('wp_viewporter');
      viewporter.call('get_viewport', surface);
      viewporter.call('get_viewport', surface);
    },
  },
  ...(
    [
      ['set_destination', 0, 0],
      ['set_destination', -1, 5],
      ['set_source', 0, 0, 0, 1],
      ['set_source', -1, 0, 1, 1],
    ] as const
  ).map(
    ([request, ...args]): Misdeed => ({
      what: `wp_viewport.${request}(${args.join(', ')})`,
      object: 'wp_viewport',
      code: WpViewportError.bad_value,
      commit: (desk) =>
        desk.client
          .bind('wp_viewporter')
          .call('get_viewport', desk.surface())
          .call(request, ...args),
    }),
  ),
  {
    what: 'a source of half a pixel without a destination',
    object: 'wp_viewport',
    code: WpViewportError.bad_size,
    commit: async (desk) => {
      const { surface } = await desk.toplevel();
      desk.client.bind('wp_viewporter').call('get_viewport', surface).call('set_source', 0, 0, 1.5, 1);
      desk.show(surface, desk.buffer(10, 10, 0));
    },
  },
  {
    what: 'a source outside of the buffer',
    object: 'wp_viewport',
    code: WpViewportError.out_of_buffer,
    commit: async (desk) => {
      const { surface } = await desk.toplevel();
      desk.client.bind('wp_viewporter').call('get_viewport', surface).call('set_source', 5, 5, 6, 5);
      desk.show(surface, desk.buffer(10, 10, 0));
    },
  },
  {
    what: 'a source outside of the content that only the scale makes too small',
    object: 'wp_viewport',
    code: WpViewportError.out_of_buffer,
    commit: async (desk) => {
      const { surface } = await desk.toplevel();
      desk.client.bind('wp_viewporter').call('get_viewport', surface).call('set_source', 0, 0, 10, 10);
      desk.show(surface, desk.buffer(10, 10, 0));
      surface.call('set_buffer_scale', 2);
      surface.call('commit');
    },
  },
  {
    what: 'a viewport without its surface',
    object: 'wp_viewport',
    code: WpViewportError.no_surface,
    commit: (desk) => {
      const surface = desk.surface();
      const viewport = desk.client.bind('wp_viewporter').call('get_viewport', surface);
      surface.call('destroy');
      viewport.call('set_destination', 5, 5);
    },
  },
  // ---- seat and clipboard
  {
    what: 'a window as cursor',
    object: 'wl_pointer',
    code: WlPointerError.role,
    commit: async (desk) => {
      const { surface } = await desk.toplevel();
      desk.client.bind('wl_seat').call('get_pointer').call('set_cursor', 0, surface, 0, 0);
    },
  },
  {
    what: 'a touch screen that never was',
    object: 'wl_seat',
    code: WlSeatError.missing_capability,
    options: { capabilities: ['pointer'] },
    commit: (desk) => desk.client.bind('wl_seat').call('get_touch'),
  },
  {
    what: 'a source for two selections',
    object: 'wl_data_device',
    code: WlDataDeviceError.used_source,
    commit: ({ client }) => {
      const manager = client.bind('wl_data_device_manager');
      const device = manager.call('get_data_device', client.bind('wl_seat'));
      const source = manager.call('create_data_source');
      device.call('set_selection', source, 0);
      device.call('set_selection', source, 0);
    },
  },
  {
    what: 'a window as drag icon',
    object: 'wl_data_device',
    code: WlDataDeviceError.role,
    commit: async (desk) => {
      const { surface } = await desk.toplevel();
      const manager = desk.client.bind('wl_data_device_manager');
      manager.call('get_data_device', desk.client.bind('wl_seat')).call('start_drag', null, surface, surface, 0);
    },
  },
  {
    what: 'actions that do not exist',
    object: 'wl_data_source',
    code: WlDataSourceError.invalid_action_mask,
    commit: ({ client }) => client.bind('wl_data_device_manager').call('create_data_source').call('set_actions', 8),
  },
  {
    what: 'a drag’s source as selection',
    object: 'wl_data_source',
    code: WlDataSourceError.invalid_source,
    commit: ({ client }) => {
      const manager = client.bind('wl_data_device_manager');
      const source = manager.call('create_data_source');
      source.call('set_actions', 1);
      manager.call('get_data_device', client.bind('wl_seat')).call('set_selection', source, 0);
    },
  },
  ...(
    [
      [WlDataOfferError.invalid_finish, 'finish'],
      [WlDataOfferError.invalid_offer, 'set_actions', 1, 1],
      [WlDataOfferError.invalid_action_mask, 'set_actions', 8, 1],
      [WlDataOfferError.invalid_action, 'set_actions', 7, 3],
    ] as const
  ).map(
    ([code, request, ...args]): Misdeed => ({
      what: `wl_data_offer.${request}(${args.join(', ')}) for a selection`,
      object: 'wl_data_offer',
      code,
      commit: async (desk) => {
        await desk.window(10, 10, 0);
        const manager = desk.client.bind('wl_data_device_manager');
        const device = manager.call('get_data_device', desk.client.bind('wl_seat'));
        device.call('set_selection', manager.call('create_data_source'), 0);
        await desk.client.until(() => device.last('data_offer'));
        desk.client.object(device.last('data_offer')?.[0] as number).call(request, ...args);
      },
    }),
  ),
];

test.each(misdeeds)('$what: $object error $code', async ({ object, code, commit, options }) => {
  screen = await TestCompositor.start(options);
  desk = await Desk.open(screen);
  try {
    await commit(desk, screen);
  } catch (error) {
    if (desk.client.error === undefined) throw error; // otherwise it already came to what is expected
  }
  desk.client.flush();
  const error = await desk.client.failure();
  expect({ object: error.object, code: error.code, message: error.message }).toMatchObject({ object, code });
  await screen.until(() => screen.clients.length === 0);
});

test('an error on demand names the object and the code', async () => {
  screen = await TestCompositor.start();
  desk = await Desk.open(screen);
  await desk.window(10, 10, 0xff000000);
  const [window] = screen.windows;
  if (window === undefined) throw new Error('no window');
  screen.postError(window, window.toplevel, 2, 'as you asked');
  expect(await desk.client.failure()).toMatchObject({ object: 'xdg_toplevel', code: 2 });
  expect(screen.windows).toEqual([]);
});

test('who does not answer a ping is disconnected on demand', async () => {
  screen = await TestCompositor.start();
  desk = await Desk.open(screen);
  await desk.client.sync();
  const signal = AbortSignal.timeout(20);
  await expect(screen.ping({ signal, disconnect: true })).rejects.toThrow();
  expect(await desk.client.failure()).toMatchObject({ object: 'xdg_wm_base', code: XdgWmBaseError.unresponsive });
});

test('what compositors forgive is forgiven with the switches', async () => {
  screen = await TestCompositor.start({ behaviour: { killMisfits: false, strictViewportSource: false } });
  desk = await Desk.open(screen);
  const { surface, xdg, toplevel } = await desk.toplevel();
  toplevel.call('set_maximized');
  await desk.configured(xdg);
  desk.client.bind('wp_viewporter').call('get_viewport', surface).call('set_source', 5, 5, 10, 10);
  desk.show(surface, solidBuffer(desk.shm, 10, 10, 0xff00ff00).buffer);
  await desk.client.sync();
  expect((await screen.screenshot()).data.subarray(0, 4)).toEqual(new Uint8Array([0, 255, 0, 255]));
});

test('a get_popup against an unmapped parent takes it down where weston 16 falls', async () => {
  screen = await TestCompositor.start({ behaviour: { dieOnEarlyPopup: true } });
  desk = await Desk.open(screen);
  const { xdg } = await desk.toplevel();
  desk.wmBase.call('get_xdg_surface', desk.surface()).call('get_popup', xdg, positioner(desk));
  desk.client.flush();
  await desk.client.until(() => desk.client.ended);
  expect(desk.client.error).toBeUndefined();
  expect(screen.running).toBe(false);
});

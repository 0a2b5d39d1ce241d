// Every error that xdg-shell, xdg-decoration and viewporter name.
import { WpViewportError, WpViewporterError } from '../../src/protocol/generated/viewporter.js';
import { ZxdgToplevelDecorationV1Error } from '../../src/protocol/generated/xdg-decoration-unstable-v1.js';
import {
  XdgPopupError,
  XdgPositionerError,
  XdgSurfaceError,
  XdgToplevelError,
  XdgWmBaseError,
} from '../../src/protocol/generated/xdg-shell.js';
import { type Misdeed, popup, positioner, pressSerial } from './misdeed.js';

export const shellMisdeeds: readonly Misdeed[] = [
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
];

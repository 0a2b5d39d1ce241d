// Every error that wayland.xml names.
import { openSync } from 'node:fs';
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
import { createMemfd, pipe } from '../../src/sys/index.js';
import { OwnedFd } from '../../src/wire/index.js';
import type { Misdeed } from './misdeed.js';

export const coreMisdeeds: readonly Misdeed[] = [
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
      options: { behaviour: { checkSelectionSerials: false } },
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

/** What the core protocol's requests mean after a loss. */

import type { WaylandRequests } from '../generated/wayland.js';
import type { ProtocolMeanings } from '../meaning.js';
import { creates, destroys, latches, passing, sets, unsets, wish } from './common.js';

const legacyShell = 'wl_shell is superseded by xdg-shell and is not rebuilt';

export const meanings: ProtocolMeanings<WaylandRequests> = {
  wl_display: {
    requests: {
      sync: { lifetime: 'creates', afterLoss: 'ask-again' },
      get_registry: creates,
    },
  },
  wl_registry: { requests: { bind: creates }, marks: ['global', 'global_remove'] },
  // What nobody will answer any more is answered: nothing waits for ever.
  wl_callback: { requests: {}, ends: { event: 'done', args: { callback_data: 0 } } },
  wl_compositor: { requests: { create_surface: creates, create_region: creates, release: destroys } },
  wl_shm: { requests: { create_pool: creates, release: destroys } },
  wl_shm_pool: {
    requests: {
      // wl_shm.format: all renderers take argb8888 and xrgb8888; wl_shm_pool.error.invalid_format
      create_buffer: { ...creates, offered: { by: 'wl_shm', event: 'format', args: ['format'], always: [[0], [1]] } },
      destroy: destroys,
      resize: sets('size'),
    },
  },
  wl_buffer: { requests: { destroy: destroys }, marks: ['release'] },
  wl_data_device_manager: {
    requests: { create_data_source: creates, get_data_device: creates, release: destroys },
  },
  wl_data_source: {
    requests: {
      offer: { identity: 'add', key: 'offer', afterLoss: 'repeat' },
      destroy: destroys,
      set_actions: sets('actions'),
    },
    marks: ['cancelled', 'dnd_finished'],
    ends: { event: 'cancelled', unless: ['cancelled', 'dnd_finished'] },
    inertAfter: ['cancelled', 'dnd_finished'],
  },
  wl_data_device: {
    requests: {
      start_drag: {
        identity: 'overwrite',
        key: 'drag',
        afterLoss: 'fail',
        why: 'a drag ends with the connection that it was made on',
      },
      set_selection: wish('a selection can only be set with a serial of the new connection', 'selection'),
      release: destroys,
    },
    takenBackBy: { enter: 'leave' },
  },
  wl_data_offer: {
    requests: {
      accept: passing,
      receive: passing,
      destroy: destroys,
      finish: passing,
      set_actions: passing,
    },
    lost: 'an offer ends with the connection that brought it',
  },
  wl_shell: {
    requests: { get_shell_surface: { ...creates, surface: 'surface', role: 'wl_shell_surface' } },
    lost: legacyShell,
  },
  wl_shell_surface: {
    requests: {
      pong: passing,
      move: passing,
      resize: passing,
      set_toplevel: sets('type'),
      set_transient: sets('type'),
      set_fullscreen: sets('type'),
      set_popup: sets('type'),
      set_maximized: sets('type'),
      set_title: sets('title'),
      set_class: sets('class'),
    },
    lost: legacyShell,
  },
  wl_surface: {
    requests: {
      destroy: destroys,
      attach: latches('buffer'),
      damage: passing,
      frame: {
        lifetime: 'creates',
        applied: 'commit',
        identity: 'add',
        key: 'frame',
        afterLoss: 'ask-again',
      },
      set_opaque_region: { ...latches('opaque region'), copies: 'region' },
      set_input_region: { ...latches('input region'), copies: 'region' },
      commit: { lifetime: 'commits', afterLoss: 'repeat' },
      set_buffer_transform: latches('buffer transform'),
      set_buffer_scale: latches('buffer scale'),
      damage_buffer: passing,
      offset: { applied: 'commit', identity: 'sum', key: 'offset', afterLoss: 'repeat' },
      get_release: {
        lifetime: 'creates',
        applied: 'commit',
        identity: 'add',
        key: 'release',
        afterLoss: 'ask-again',
      },
    },
    marks: ['enter', 'leave'],
    takenBackBy: { enter: 'leave' },
  },
  wl_seat: {
    requests: { get_pointer: creates, get_keyboard: creates, get_touch: creates, release: destroys },
    marks: ['name', 'capabilities'],
  },
  wl_pointer: {
    requests: {
      set_cursor: wish('a cursor can only be set with the serial of an enter of the new connection', 'cursor'),
      release: destroys,
    },
    takenBackBy: { enter: 'leave' },
  },
  wl_keyboard: { requests: { release: destroys }, takenBackBy: { enter: 'leave' } },
  wl_touch: { requests: { release: destroys } },
  wl_output: { requests: { release: destroys }, marks: ['geometry', 'name', 'mode', 'scale'] },
  wl_region: {
    requests: {
      destroy: destroys,
      add: { identity: 'add', key: 'rectangles', afterLoss: 'repeat' },
      subtract: { identity: 'add', key: 'rectangles', afterLoss: 'repeat' },
    },
  },
  wl_subcompositor: {
    requests: {
      destroy: destroys,
      get_subsurface: { ...creates, surface: 'parent', role: 'wl_subsurface' },
    },
  },
  wl_subsurface: {
    requests: {
      destroy: destroys,
      set_position: { applied: 'parent-commit', identity: 'overwrite', key: 'position', afterLoss: 'repeat' },
      place_above: { applied: 'parent-commit', identity: 'order', key: 'order', afterLoss: 'repeat' },
      place_below: { applied: 'parent-commit', identity: 'order', key: 'order', afterLoss: 'repeat' },
      set_sync: unsets('desync'),
      set_desync: sets('desync'),
    },
  },
  wl_fixes: {
    requests: {
      destroy: destroys,
      destroy_registry: passing,
      ack_global_remove: passing,
    },
  },
};

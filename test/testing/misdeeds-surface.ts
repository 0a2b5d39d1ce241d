// Every error that the protocols about surfaces name.
import * as alphaModifier from '../../src/protocol/generated/alpha-modifier-v1.js';
import * as colorRepresentation from '../../src/protocol/generated/color-representation-v1.js';
import * as commitTiming from '../../src/protocol/generated/commit-timing-v1.js';
import * as contentType from '../../src/protocol/generated/content-type-v1.js';
import * as backgroundEffect from '../../src/protocol/generated/ext-background-effect-v1.js';
import * as fifo from '../../src/protocol/generated/fifo-v1.js';
import * as fractionalScale from '../../src/protocol/generated/fractional-scale-v1.js';
import * as tearingControl from '../../src/protocol/generated/tearing-control-v1.js';
import type { Misdeed } from './misdeed.js';
import { learn } from './raw-client.js';

learn(
  alphaModifier,
  backgroundEffect,
  colorRepresentation,
  commitTiming,
  contentType,
  fifo,
  fractionalScale,
  tearingControl,
);

const { WpColorRepresentationSurfaceV1Error: colorError } = colorRepresentation;

export const surfaceMisdeeds: readonly Misdeed[] = [
  ...(
    [
      ['wp_alpha_modifier_v1', 'get_surface', alphaModifier.WpAlphaModifierV1Error.already_constructed],
      [
        'wp_content_type_manager_v1',
        'get_surface_content_type',
        contentType.WpContentTypeManagerV1Error.already_constructed,
      ],
      [
        'wp_tearing_control_manager_v1',
        'get_tearing_control',
        tearingControl.WpTearingControlManagerV1Error.tearing_control_exists,
      ],
      [
        'wp_fractional_scale_manager_v1',
        'get_fractional_scale',
        fractionalScale.WpFractionalScaleManagerV1Error.fractional_scale_exists,
      ],
      [
        'wp_color_representation_manager_v1',
        'get_surface',
        colorRepresentation.WpColorRepresentationManagerV1Error.surface_exists,
      ],
      [
        'ext_background_effect_manager_v1',
        'get_background_effect',
        backgroundEffect.ExtBackgroundEffectManagerV1Error.background_effect_exists,
      ],
      ['wp_fifo_manager_v1', 'get_fifo', fifo.WpFifoManagerV1Error.already_exists],
      ['wp_commit_timing_manager_v1', 'get_timer', commitTiming.WpCommitTimingManagerV1Error.commit_timer_exists],
    ] as const
  ).map(
    ([manager, request, code]): Misdeed => ({
      what: `${manager}.${request} twice for a surface`,
      object: manager,
      code,
      commit: (desk) => {
        const surface = desk.surface();
        desk.client.bind(manager).call(request, surface);
        desk.client.bind(manager).call(request, surface);
      },
    }),
  ),
  {
    what: 'an alpha multiplier for a surface that is gone',
    object: 'wp_alpha_modifier_surface_v1',
    code: alphaModifier.WpAlphaModifierSurfaceV1Error.no_surface,
    commit: (desk) => {
      const surface = desk.surface();
      const modifier = desk.client.bind('wp_alpha_modifier_v1').call('get_surface', surface);
      surface.call('destroy');
      modifier.call('set_multiplier', 0);
    },
  },
  {
    what: 'a blur region for a surface that is gone',
    object: 'ext_background_effect_surface_v1',
    code: backgroundEffect.ExtBackgroundEffectSurfaceV1Error.surface_destroyed,
    commit: (desk) => {
      const surface = desk.surface();
      const effect = desk.client.bind('ext_background_effect_manager_v1').call('get_background_effect', surface);
      surface.call('destroy');
      effect.call('set_blur_region', 0);
    },
  },

  // ---- wp_color_representation_surface_v1
  ...(
    [
      [colorError.alpha_mode, 'set_alpha_mode', 1],
      [colorError.coefficients, 'set_coefficients_and_range', 1, 2],
      [colorError.coefficients, 'set_coefficients_and_range', 6, 1],
      [colorError.chroma_location, 'set_chroma_location', 7],
    ] as const
  ).map(
    ([code, request, ...args]): Misdeed => ({
      what: `${request}(${args.join(', ')})`,
      object: 'wp_color_representation_surface_v1',
      code,
      commit: (desk) =>
        desk.client
          .bind('wp_color_representation_manager_v1')
          .call('get_surface', desk.surface())
          .call(request, ...args),
    }),
  ),
  ...(
    [
      ['set_alpha_mode', 0],
      ['set_coefficients_and_range', 1, 1],
      ['set_chroma_location', 1],
    ] as const
  ).map(
    ([request, ...args]): Misdeed => ({
      what: `${request} for a surface that is gone`,
      object: 'wp_color_representation_surface_v1',
      code: colorError.inert,
      commit: (desk) => {
        const surface = desk.surface();
        const object = desk.client.bind('wp_color_representation_manager_v1').call('get_surface', surface);
        surface.call('destroy');
        object.call(request, ...args);
      },
    }),
  ),
  ...(
    [
      ['set_coefficients_and_range', 2, 2],
      ['set_chroma_location', 3],
    ] as const
  ).map(
    ([request, ...args]): Misdeed => ({
      what: `${request}(${args.join(', ')}) for an RGB buffer`,
      object: 'wp_color_representation_surface_v1',
      code: colorError.pixel_format,
      commit: async (desk) => {
        const { surface } = await desk.window(5, 5, 0);
        const object = desk.client.bind('wp_color_representation_manager_v1').call('get_surface', surface);
        object.call(request, ...args);
        surface.call('commit');
      },
    }),
  ),

  // ---- wp_fifo_v1 and wp_commit_timer_v1
  ...(['set_barrier', 'wait_barrier'] as const).map(
    (request): Misdeed => ({
      what: `${request} for a surface that is gone`,
      object: 'wp_fifo_v1',
      code: fifo.WpFifoV1Error.surface_destroyed,
      commit: (desk) => {
        const surface = desk.surface();
        const object = desk.client.bind('wp_fifo_manager_v1').call('get_fifo', surface);
        surface.call('destroy');
        object.call(request);
      },
    }),
  ),
  {
    what: 'a time for a surface that is gone',
    object: 'wp_commit_timer_v1',
    code: commitTiming.WpCommitTimerV1Error.surface_destroyed,
    commit: (desk) => {
      const surface = desk.surface();
      const timer = desk.client.bind('wp_commit_timing_manager_v1').call('get_timer', surface);
      surface.call('destroy');
      timer.call('set_timestamp', 0, 0, 0);
    },
  },
  {
    what: 'a time with too many nanoseconds',
    object: 'wp_commit_timer_v1',
    code: commitTiming.WpCommitTimerV1Error.invalid_timestamp,
    commit: (desk) =>
      desk.client
        .bind('wp_commit_timing_manager_v1')
        .call('get_timer', desk.surface())
        .call('set_timestamp', 0, 0, 1_000_000_000),
  },
  {
    what: 'two times for one update',
    object: 'wp_commit_timer_v1',
    code: commitTiming.WpCommitTimerV1Error.timestamp_exists,
    commit: (desk) =>
      desk.client
        .bind('wp_commit_timing_manager_v1')
        .call('get_timer', desk.surface())
        .call('set_timestamp', 0, 0, 0)
        .call('set_timestamp', 0, 0, 0),
  },
];

// What is passed on to others: a selection, a handle, a token; and how a picture was shown.
import { WpPresentation } from '../../../src/protocol/generated/presentation-time.js';
import type {
  WlDataDevice,
  WlDataDeviceManager,
  WlDataSource,
  WlSeat,
} from '../../../src/protocol/generated/wayland.js';
import { type XdgActivationTokenV1, XdgActivationV1 } from '../../../src/protocol/generated/xdg-activation-v1.js';
import { ZxdgExporterV2 } from '../../../src/protocol/generated/xdg-foreign-unstable-v2.js';
import type { Actor } from '../actor.js';
import type { Script } from '../steps.js';
import { commit } from './phrases.js';

export function data(script: Script): void {
  const source = (actor: Actor): WlDataSource => actor.get('source');
  script
    .make('device', (actor) => actor.get<WlDataDeviceManager>('data manager').getDataDevice(actor.get<WlSeat>('seat')))
    .make('source', (actor) => actor.get<WlDataDeviceManager>('data manager').createDataSource())
    .ask('source: text', (actor) => source(actor).offer('text/plain'))
    .ask('source: utf-8', (actor) => source(actor).offer('text/plain;charset=utf-8'))
    .make('second source', (actor) => actor.get<WlDataDeviceManager>('data manager').createDataSource())
    .ask('second source: image', (actor) => actor.get<WlDataSource>('second source').offer('image/png'))
    .ask('second source goes', (actor) => actor.get<WlDataSource>('second source').destroy())
    .ask(
      'copy',
      (actor) => actor.get<WlDataDevice>('device').setSelection(source(actor), actor.memory.serials.focus as number),
      ({ memory }) => memory.serials.focus !== undefined,
    )
    .hear('the selection', (actor) => actor.count('device.selection') > 0);
}

/** What another compositor can't finish, or finishes in another way. */
export function transactions(script: Script): void {
  const token = (actor: Actor): XdgActivationTokenV1 => actor.get('token');
  script
    .bind('presentation', (session) => session.bind(WpPresentation))
    .make('feedback', (actor) => actor.get<WpPresentation>('presentation').feedback(actor.surface('main')));
  commit(script, 'main')
    .hear('how it was shown', (actor) => actor.count('feedback.presented') + actor.count('feedback.discarded') > 0)
    .bind('exporter', (session) => session.bind(ZxdgExporterV2))
    .make('exported', (actor) => actor.get<ZxdgExporterV2>('exporter').exportToplevel(actor.surface('main')))
    .hear('a handle', (actor) => actor.count('exported.handle') > 0)
    .bind('activation', (session) => session.bind(XdgActivationV1))
    .begins('token')
    .make('token', (actor) => actor.get<XdgActivationV1>('activation').getActivationToken())
    .ask('token: app id', (actor) => token(actor).setAppId('org.example.torture'))
    .ask('token: surface', (actor) => token(actor).setSurface(actor.surface('main')))
    .ask('token: commit', (actor) => token(actor).commit())
    .hear('a token', ({ memory }) => memory.hasToken);
}

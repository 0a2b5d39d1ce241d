import { expect, test } from 'vitest';
import * as management from '../../src/protocol/generated/wlr-output-management-unstable-v1.js';
import { eachFails } from './fails.js';
import { type Desk, learn, type RawObject } from './raw-client.js';
import { leaveNothingOpen, open, start } from './screen.js';

learn(management);
leaveNothingOpen();

const { ZwlrOutputConfigurationHeadV1Error, ZwlrOutputConfigurationV1Error } = management;

interface Heads {
  manager: RawObject;
  heads: RawObject[];
  /** A configuration on the newest serial. */
  configuration(): RawObject;
}

async function heads(desk: Desk): Promise<Heads> {
  const manager = desk.client.bind('zwlr_output_manager_v1');
  await desk.client.until(() => manager.last('done'));
  return {
    manager,
    get heads() {
      return manager.all('head').map(([id]) => desk.client.object(id as number));
    },
    configuration: () => manager.call('create_configuration', manager.last('done')?.[0] as number),
  };
}

test('each output is a head with a mode; they come and go', async () => {
  const screen = await start({ outputs: [{ name: 'ONE', width: 200, height: 100, scale: 2 }] });
  const desk = await open(screen);
  const found = await heads(desk);
  const [one] = found.heads;
  if (one === undefined) throw new Error('no head');
  expect(['name', 'enabled', 'scale', 'position', 'make'].map((event) => one.last(event))).toEqual([
    ['ONE'],
    [1],
    [2],
    [0, 0],
    ['resurface'],
  ]);
  const mode = desk.client.object(one.last('mode')?.[0] as number);
  expect(one.last('current_mode')).toEqual([mode.id]);
  expect(mode.last('size')).toEqual([200, 100]);
  const added = screen.addOutput({ width: 50, height: 50 });
  await desk.client.until(() => found.heads.length === 2 && found.manager.all('done').length === 2);
  screen.removeOutput(added);
  await desk.client.until(() => found.manager.all('done').length === 3);
  expect(found.heads[1]?.last('finished')).toEqual([]);
  expect(one.last('finished')).toBeUndefined();
  found.manager.call('stop');
  await desk.client.until(() => found.manager.last('finished'));
});

test('a configuration that changes nothing succeeds with the next frame, another fails', async () => {
  const screen = await start({ behaviour: { autoFrame: false } });
  const desk = await open(screen);
  const found = await heads(desk);
  const [head] = found.heads;
  if (head === undefined) throw new Error('no head');
  const same = found.configuration();
  const enabled = same.call('enable_head', head);
  enabled.call('set_scale', 1);
  enabled.call('set_mode', desk.client.object(head.last('mode')?.[0] as number));
  same.call('test');
  const larger = found.configuration();
  larger.call('enable_head', head).call('set_custom_mode', 300, 100, 0);
  larger.call('apply');
  const off = found.configuration();
  off.call('disable_head', head);
  off.call('apply');
  await desk.client.sync();
  expect(same.last('succeeded')).toBeUndefined();
  screen.tick();
  await desk.client.until(() => same.last('succeeded') && larger.last('failed') && off.last('failed'));
});

test('a configuration of what was before is cancelled', async () => {
  const screen = await start();
  const desk = await open(screen);
  const found = await heads(desk);
  const [head] = found.heads;
  const late = found.configuration();
  screen.addOutput({ width: 50, height: 50 });
  await desk.client.until(() => found.manager.all('done').length === 2);
  late.call('enable_head', head ?? null);
  late.call('apply');
  await desk.client.until(() => late.last('cancelled'));
});

const misdeeds: [string, keyof typeof ZwlrOutputConfigurationHeadV1Error, (head: RawObject) => void][] = [
  ['a scale of zero', 'invalid_scale', (head) => head.call('set_scale', 0)],
  ['a ninth transform', 'invalid_transform', (head) => head.call('set_transform', 8)],
  ['a mode of no size', 'invalid_custom_mode', (head) => head.call('set_custom_mode', 0, 10, 0)],
  ['a property set twice', 'already_set', (head) => head.call('set_position', 0, 0).call('set_position', 0, 0)],
];

eachFails([
  ...misdeeds.map(([what, error, commit]) => ({
    what,
    object: 'zwlr_output_configuration_head_v1',
    code: ZwlrOutputConfigurationHeadV1Error[error],
    commit: async (desk: Desk) => {
      const found = await heads(desk);
      commit(found.configuration().call('enable_head', found.heads[0] ?? null));
    },
  })),
  {
    what: 'a mode of another head',
    object: 'zwlr_output_configuration_head_v1',
    code: ZwlrOutputConfigurationHeadV1Error.invalid_mode,
    options: {
      outputs: [
        { width: 50, height: 50 },
        { width: 50, height: 50 },
      ],
    },
    commit: async (desk) => {
      const found = await heads(desk);
      const [one, two] = found.heads;
      const mode = desk.client.object(two?.last('mode')?.[0] as number);
      found
        .configuration()
        .call('enable_head', one ?? null)
        .call('set_mode', mode);
    },
  },
  {
    what: 'a head configured twice',
    object: 'zwlr_output_configuration_v1',
    code: ZwlrOutputConfigurationV1Error.already_configured_head,
    commit: async (desk) => {
      const found = await heads(desk);
      const configuration = found.configuration();
      configuration.call('disable_head', found.heads[0] ?? null);
      configuration.call('enable_head', found.heads[0] ?? null);
    },
  },
  {
    what: 'a head left out',
    object: 'zwlr_output_configuration_v1',
    code: ZwlrOutputConfigurationV1Error.unconfigured_head,
    commit: async (desk) => (await heads(desk)).configuration().call('apply'),
  },
  {
    what: 'a configuration applied twice',
    object: 'zwlr_output_configuration_v1',
    code: ZwlrOutputConfigurationV1Error.already_used,
    commit: async (desk) => {
      const found = await heads(desk);
      const configuration = found.configuration();
      configuration.call('disable_head', found.heads[0] ?? null);
      configuration.call('test').call('apply');
    },
  },
]);

// The selections for programs without a window: both protocols, together with each other and with the clipboard.
import { readFileSync, writeSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import * as extDataControl from '../../src/protocol/generated/ext-data-control-v1.js';
import * as wlrDataControl from '../../src/protocol/generated/wlr-data-control-unstable-v1.js';
import { pipe } from '../../src/sys/index.js';
import type { OwnedFd } from '../../src/wire/index.js';
import { type Desk, learn, type RawObject } from './raw-client.js';
import { leaveNothingOpen, open, start } from './screen.js';

learn(extDataControl, wlrDataControl);
leaveNothingOpen();

const families = ['ext_data_control', 'zwlr_data_control'] as const;

function control({ client }: Desk, family: (typeof families)[number]): { device: RawObject; source(): RawObject } {
  const manager = client.bind(`${family}_manager_v1`);
  return {
    device: manager.call('get_data_device', client.bind('wl_seat')),
    source: () => manager.call('create_data_source').call('offer', 'text/plain'),
  };
}

describe.each(families)('%s', (family) => {
  test.each(['selection', 'primary_selection'] as const)(
    'sets the %s, which the other protocol pastes',
    async (which) => {
      const screen = await start();
      const [giver, taker] = [await open(screen), await open(screen)];
      const { device, source } = control(giver, family);
      const other = control(taker, family === 'ext_data_control' ? 'zwlr_data_control' : 'ext_data_control').device;
      await taker.client.sync();
      expect([other.last('selection'), other.last('primary_selection')]).toEqual([[0], [0]]);
      const offered = source();
      device.call(`set_${which}`, offered);
      giver.client.flush();
      await taker.client.until(() => other.all(which).length === 2);
      const offer = taker.client.object(other.last(which)?.[0] as number);
      expect(offer.last('offer')).toEqual(['text/plain']);
      const [read, write] = pipe();
      offer.call('receive', 'text/plain', write);
      taker.client.flush();
      await giver.client.until(() => offered.last('send'));
      const fd = offered.last('send')?.[1] as OwnedFd;
      writeSync(fd.fd, 'words');
      fd.close();
      expect(readFileSync(read.fd, 'utf8')).toBe('words');
      read.close();
      expect(screen.digest({ client: screen.clients[0] as (typeof screen.clients)[0] }).objects).toMatchObject({
        [`${family}_source_v1`]: [
          { mimeTypes: ['text/plain'], selection: which === 'selection', primary: which !== 'selection' },
        ],
      });
      device.call(`set_${which}`, null);
      await giver.client.until(() => offered.last('cancelled'));
    },
  );
});

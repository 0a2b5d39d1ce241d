/**
 * What xdg-foreign's requests mean after a loss, in its first version. A window is exported again and gets another handle, which
 * the app hears by the same event; the handles of other clients are no longer good.
 */

import type { XdgForeignUnstableV1Requests } from '../generated/xdg-foreign-unstable-v1.js';
import type { ProtocolMeanings } from '../meaning.js';
import { begins, destroys, partOf } from './common.js';

const imported = "another client's window was known by a handle that ended with the compositor";

export const meanings: ProtocolMeanings<XdgForeignUnstableV1Requests> = {
  zxdg_exporter_v1: {
    requests: {
      destroy: destroys,
      export: {
        lifetime: 'creates',
        afterLoss: 'capability',
        why: 'the window has a new handle; whoever was given the old one needs it',
      },
    },
  },
  zxdg_importer_v1: { requests: { destroy: destroys, import: begins(imported) } },
  zxdg_exported_v1: { requests: { destroy: destroys } },
  zxdg_imported_v1: {
    requests: { destroy: destroys, set_parent_of: partOf(imported) },
    marks: ['destroyed'],
    lost: imported,
    ends: { event: 'destroyed', unless: ['destroyed'] },
  },
};

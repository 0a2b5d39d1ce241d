/**
 * What xdg-foreign's requests mean after a loss. A window is exported again and gets another handle, which
 * the app hears by the same event; the handles of other clients are no longer good.
 */

import type { XdgForeignUnstableV2Requests } from '../generated/xdg-foreign-unstable-v2.js';
import type { ProtocolMeanings } from '../meaning.js';
import { begins, destroys, partOf } from './common.js';

const imported = "another client's window was known by a handle that ended with the compositor";

export const meanings: ProtocolMeanings<XdgForeignUnstableV2Requests> = {
  zxdg_exporter_v2: {
    requests: {
      destroy: destroys,
      export_toplevel: {
        lifetime: 'creates',
        afterLoss: 'capability',
        why: 'the window has a new handle; whoever was given the old one needs it',
      },
    },
  },
  zxdg_importer_v2: { requests: { destroy: destroys, import_toplevel: begins(imported) } },
  zxdg_exported_v2: { requests: { destroy: destroys } },
  zxdg_imported_v2: {
    requests: { destroy: destroys, set_parent_of: partOf(imported) },
    marks: ['destroyed'],
    lost: imported,
    ends: { event: 'destroyed', unless: ['destroyed'] },
  },
};

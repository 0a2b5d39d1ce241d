/**
 * What xdg-foreign's requests mean after a loss. A handle is a compositor's word for a window: the
 * app's own windows need new ones, and those of other clients are no longer good.
 */

import type { XdgForeignUnstableV2Requests } from '../generated/xdg-foreign-unstable-v2.js';
import type { ProtocolMeanings } from '../meaning.js';
import { begins, destroys, partOf } from './common.js';

const imported = "another client's window was known by a handle that ended with the compositor";

const exported = 'the handle of the window ended with the compositor; the app hears the new one';

export const meanings: ProtocolMeanings<XdgForeignUnstableV2Requests> = {
  zxdg_exporter_v2: {
    requests: {
      destroy: destroys,
      export_toplevel: {
        lifetime: 'creates',
        afterLoss: 'capability',
        needsRole: 'surface',
        why: exported,
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

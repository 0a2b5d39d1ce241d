/** What ext-workspace's requests mean after a loss: orders were carried out or weren't; the list is sent anew. */

import type { ExtWorkspaceV1Requests } from '../generated/ext-workspace-v1.js';
import type { ProtocolMeanings } from '../meaning.js';
import { destroys, passing, sets } from './common.js';

const list = 'the list of workspaces is made anew by the new compositor, with new handles';

export const meanings: ProtocolMeanings<ExtWorkspaceV1Requests> = {
  ext_workspace_manager_v1: { requests: { commit: passing, stop: sets('stopped') } },
  ext_workspace_group_handle_v1: {
    requests: { create_workspace: passing, destroy: destroys },
    marks: ['removed'],
    lost: list,
    ends: { event: 'removed', unless: ['removed'] },
  },
  ext_workspace_handle_v1: {
    requests: { destroy: destroys, activate: passing, deactivate: passing, assign: passing, remove: passing },
    marks: ['removed'],
    lost: list,
    ends: { event: 'removed', unless: ['removed'] },
  },
};

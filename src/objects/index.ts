/** Ids of an epoch, zombies until `delete_id`, and the handles that outlive them. Pure. */
export { ByHandle } from './by-handle.js';
export { HandleCounter } from './handles.js';
export { DISPLAY_ID, ObjectTable, SERVER_ID_START } from './table.js';

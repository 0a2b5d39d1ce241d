/** One connection to a compositor: an epoch. */
export { type Address, openAddress, resolveAddress } from './address.js';
export { Connection, type ConnectionOptions, type ConnectionOwner } from './connection.js';
export { type DebugLog, debugFromEnvironment, debugLog } from './debug.js';
export { uncaught } from './dispatch.js';
export { deadEnd, inodeOf, type Thaw, thawAt } from './thaw.js';

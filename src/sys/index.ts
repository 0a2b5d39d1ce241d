/** libc through koffi: the one room that can crash. */
export { monotonicOffset } from './clock.js';
export { execute, type IoUringRefusal, refuseIoUring } from './exec.js';
export { adopt, duplicate, isPollable, lockExclusively, pipe } from './fd.js';
export { createMemfd, dataRanges, isSealedAgainstShrinking, mappingCount, mapShared } from './memory.js';
export { randomBytes } from './random.js';
export {
  abstractName,
  accept,
  bindAbstract,
  connectTo,
  listenAt,
  peerPid,
  type Received,
  receive,
  send,
  shutdownSocket,
  socketPair,
  waitFor,
} from './socket.js';
export { type UnixSocket, unixSockets } from './unix-sockets.js';
export { type SocketEvents, SocketWatch } from './watch.js';

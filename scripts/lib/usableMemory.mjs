import { totalmem } from 'node:os';

/** Bytes that processes here can use together: in a container it can be less than the host has. */
export function usableMemory() {
  // Nothing, or zero, where Node does not know of a limit.
  return Math.min(totalmem(), process.constrainedMemory?.() || Infinity);
}

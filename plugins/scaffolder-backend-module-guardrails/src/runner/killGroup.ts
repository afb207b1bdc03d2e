/** Signals a whole process group; one that has ended already is what was wanted. @internal */
export function killGroup(
  pid: number | undefined,
  signal: 'SIGINT' | 'SIGKILL',
): void {
  // A group of 0 or 1 would be the backend's own, or everybody.
  if (pid === undefined || pid <= 1) return;
  try {
    process.kill(-pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

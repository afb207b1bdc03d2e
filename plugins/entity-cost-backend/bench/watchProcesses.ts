import { readFileSync } from 'node:fs';

/**
 * Watches how much more memory this process takes than now, with that of the processes it starts. It is of Linux: other
 * systems have no /proc.
 */
export function watchMemory(): { peakMegabytes: () => Promise<number> } {
  global.gc?.();
  const before = residentOf('self');
  let peak = 0;
  const look = () => {
    const children = readFileSync(
      `/proc/self/task/${process.pid}/children`,
      'utf8',
    );
    const pids = children.split(' ').filter(Boolean);
    const taken = [...pids, 'self'].reduce(
      (all, pid) => all + residentOf(pid),
      0,
    );
    peak = Math.max(peak, taken - before);
  };
  const timer = setInterval(look, 50);
  return {
    peakMegabytes: async () => {
      clearInterval(timer);
      look();
      return peak / 1024;
    },
  };
}

/** In kilobytes; none for a process that is gone. */
function residentOf(pid: string): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0);
  } catch {
    return 0;
  }
}

import { readFileSync } from 'node:fs';

/** What this process and those it has started take: processor time in milliseconds, and more memory than at first. */
type Taken = { processor: number; megabytes: number };

/** Ticks of the clock of Linux in a second, which are the unit of /proc. */
const TICKS = 100;

/**
 * Watches how much memory and processor time this process takes from now on, with the processes it starts. It is of
 * Linux: other systems have no /proc.
 */
export function watchProcesses(): { stop: () => Taken } {
  global.gc?.();
  const before = residentOf('self');
  const started = process.cpuUsage();
  let peak = 0;
  const ofChildren = new Map<string, number>();
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
    for (const pid of pids) {
      const known = ofChildren.get(pid) ?? 0;
      ofChildren.set(pid, Math.max(known, processorOf(pid)));
    }
  };
  const timer = setInterval(look, 20);
  return {
    stop: () => {
      clearInterval(timer);
      look();
      const { user, system } = process.cpuUsage(started);
      const children = [...ofChildren.values()].reduce((a, b) => a + b, 0);
      return {
        processor: (user + system) / 1000 + children,
        megabytes: peak / 1024,
      };
    },
  };
}

/** In kilobytes; none for a process that is gone. */
function residentOf(pid: string): number {
  const resident = /^VmRSS:\s+(\d+)/m.exec(read(pid, 'status'))?.[1];
  return Number(resident ?? 0);
}

/** In milliseconds, as last seen; none for a process that is gone. */
function processorOf(pid: string): number {
  // the name of the command is in brackets and may have spaces
  const [, rest = ''] = read(pid, 'stat').split(') ');
  const [user = 0, system = 0] = rest.split(' ').slice(11, 13).map(Number);
  return ((user + system) * 1000) / TICKS;
}

function read(pid: string, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
}

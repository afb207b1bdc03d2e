import { readdirSync, readFileSync } from 'node:fs';
import { isAlive } from './isAlive';

/** Processes that have a text in their environment or on their command line, by the numbers they have out here. */
export function processesWith(text: string): number[] {
  return readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .map(Number)
    .filter(
      pid =>
        pid !== process.pid &&
        ['environ', 'cmdline'].some(file => read(pid, file).includes(text)) &&
        isAlive(pid),
    );
}

function read(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
}

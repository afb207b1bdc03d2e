import { readFile } from 'node:fs/promises';

/** Identifies a process beyond its number, which the system gives out again. */
type ProcessMark = { pid: number; startedAt: string };

/**
 * Number and start time of a process. Where the system has no `/proc` the start time stays empty, and such
 * a mark never matches: rather leave a stranger alone than kill it.
 * @internal
 */
export async function describeProcess(pid: number): Promise<ProcessMark> {
  return { pid, startedAt: await startTime(pid) };
}

/** Whether the marked process still runs. @internal */
export async function isRunning(mark: ProcessMark): Promise<boolean> {
  return (
    mark.startedAt !== '' && (await startTime(mark.pid)) === mark.startedAt
  );
}

async function startTime(pid: number): Promise<string> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  // The name in parentheses can hold anything; field 22 is the twentieth after it.
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
}

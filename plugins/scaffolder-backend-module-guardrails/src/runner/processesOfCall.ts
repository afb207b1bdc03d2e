import { readdir, readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

const POLL_MS = 25;
const PATIENCE_MS = 5_000;
/** Terraform and OpenTofu start a provider with this variable, and a provider refuses to run without it. */
const PROVIDER = 'TF_PLUGIN_MAGIC_COOKIE=';

/**
 * Ends what a call left behind, and waits until it is gone. A provider can start a process in a session of its own,
 * which no signal to the group of Terraform reaches; a variable that no other call has shows whose it is.
 * Where namespaces are used the kernel ends all of them, and this waits for it. Without `/proc` nothing is found.
 * @internal
 */
export async function endStrays(options: { mark: string }): Promise<void> {
  for (let left = PATIENCE_MS; left > 0; left -= POLL_MS) {
    const strays = await listProcesses(options.mark);
    if (strays.length === 0) return;
    strays.forEach(({ pid }) => end(pid));
    await sleep(POLL_MS);
  }
}

/**
 * Ends the providers of a call, and answers whether there were any. Terraform takes that for a failure of the resource
 * at hand: it writes its state and gives up its lock, which it cannot do when it is killed itself.
 * @internal
 */
export async function endProviders(options: {
  mark: string;
}): Promise<boolean> {
  const processes = await listProcesses(options.mark);
  const providers = processes.filter(({ environ }) =>
    environ.some(variable => variable.startsWith(PROVIDER)),
  );
  providers.forEach(({ pid }) => end(pid));
  return providers.length > 0;
}

async function listProcesses(
  mark: string,
): Promise<Array<{ pid: number; environ: string[] }>> {
  const names = await readdir('/proc').catch(() => []);
  const processes = await Promise.all(
    names
      .filter(name => /^\d+$/.test(name))
      .map(async name => {
        // Those of other users cannot be read, and are not ours.
        const environ = await readFile(`/proc/${name}/environ`, 'utf8').catch(
          () => '',
        );
        return { pid: Number(name), environ: environ.split('\0') };
      }),
  );
  return processes.filter(({ environ }) => environ.includes(mark));
}

function end(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    // It ended by itself meanwhile.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

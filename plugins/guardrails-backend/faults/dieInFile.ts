import { writeSync } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import type { FaultMessage } from './FaultMessage';

/** Ends the process where half of what it writes to a file is there. */
export async function dieInFile(): Promise<void> {
  let armed = false;
  process.on('message', (message: FaultMessage) => {
    if (message.kind === 'arm') armed = message.fault?.kind === 'file';
  });
  const any = await open(__filename, 'r');
  const prototype = Object.getPrototypeOf(any) as FileHandle;
  await any.close();
  const write = prototype.write as (...given: unknown[]) => Promise<unknown>;
  Object.assign(prototype, {
    write(this: FileHandle, ...given: unknown[]) {
      const [text] = given;
      if (!armed || typeof text !== 'string') return write.apply(this, given);
      writeSync(this.fd, text.slice(0, text.length / 2));
      process.kill(process.pid, 'SIGKILL');
      return new Promise(() => {});
    },
  });
}

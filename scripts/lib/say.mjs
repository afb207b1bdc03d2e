let stream = process.stdout;
const colour = process.stdout.isTTY && !process.env.NO_COLOR;

export const bold = text => (colour ? `\u001b[1m${text}\u001b[0m` : text);
export const dim = text => (colour ? `\u001b[2m${text}\u001b[0m` : text);

/** For a command whose standard output is an answer that programs read. */
export function sayOnStandardError() {
  stream = process.stderr;
}

/** Where `say` writes: a file descriptor for what a command has to say as well. */
export const sayingOn = () => stream.fd;

export function say(text = '') {
  stream.write(`${text}\n`);
}

/** `4.2 s`, `3 min 20 s` */
export function duration(milliseconds) {
  const seconds = milliseconds / 1000;
  if (seconds < 60) return `${seconds.toFixed(1)} s`;
  return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}

/** An end that is nobody's bug: one sentence what is wrong, one what to do. */
export class Stop extends Error {}

/** Runs a script's main function; a `Stop` is printed as it is, anything else with its stack. */
export async function main(work) {
  try {
    await work();
  } catch (error) {
    process.stderr.write(
      `\n${error instanceof Stop ? error.message : error.stack}\n`,
    );
    process.exitCode = 1;
  }
}

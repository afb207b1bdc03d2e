/** How many lines are said where none of them begins an error. */
const LAST = 12;
/** The frame that Terraform draws around an error. */
const FRAME = /^[╷│╵]\s*/;
/** A line of the log that TF_LOG turns on. */
const LOG = /^\d{4}-\d\d-\d\dT\S+ +\[[A-Z]+\]/;

/** What Terraform says of a failure: the lines from its first error on, without frame and log. @public */
export function findCause(stderr: string): string[] {
  const lines = stderr
    .split('\n')
    .filter(line => !LOG.test(line))
    .map(line => line.replace(FRAME, '').trim())
    .filter(Boolean);
  const first = lines.findIndex(line => line.startsWith('Error: '));
  return first === -1 ? lines.slice(-LAST) : lines.slice(first);
}

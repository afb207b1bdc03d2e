/** Longer texts are cut: what Terraform says can be long, and the log has it all. */
const LIMIT = 1_500;

/** Why something did not work, as it is reported. @internal */
export function reasonOf(error: unknown): string {
  const { message } = error as { message?: string };
  return (message || String(error)).slice(0, LIMIT);
}

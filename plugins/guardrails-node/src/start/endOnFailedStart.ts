/**
 * Runs the initialisation of a plugin or module. Where it fails, and the start of the backend with it, the process
 * ends with the reason as its last line. A backend whose start has failed would otherwise stay up: it answers
 * nothing, and nothing starts it again.
 *
 * The host still decides: with `backend.startup` it can go on without the plugin, and a host that handles the
 * rejection of `backend.start()` itself ends when it likes.
 * @public
 */
export async function endOnFailedStart<Result>(
  initialise: () => Promise<Result>,
  host: {
    on(
      event: 'unhandledRejection',
      listener: (reason: unknown) => void,
    ): unknown;
    stderr: { write(text: string): unknown };
    exit(code: number): unknown;
  } = process,
): Promise<Result> {
  try {
    return await initialise();
  } catch (error) {
    host.on('unhandledRejection', reason => {
      if ((reason as Error | undefined)?.name !== 'BackendStartupError') return;
      host.stderr.write(`Guardrails did not start: ${toMessage(error)}\n`);
      host.exit(1);
    });
    throw error;
  }
}

function toMessage(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

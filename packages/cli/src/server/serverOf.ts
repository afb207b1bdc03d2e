import {
  GuardrailsClient,
  GuardrailsError,
} from '@backstage-guardrails/plugin-guardrails-common';
import { CliError } from '../errors';
import type { Host } from '../host';

/** Calls to one server; what is not an answer of a decision service is an error with a code. @internal */
export type ServerCalls = <T>(
  call: (client: GuardrailsClient) => Promise<T>,
) => Promise<T>;

/** @internal */
export function serverOf(options: { server: string; host: Host }): ServerCalls {
  const { server, host } = options;
  const client = GuardrailsClient.forServer({
    server,
    token: host.env.GUARDRAILS_TOKEN,
    // A redirect would carry the token to a place that nobody named.
    fetch: (input, init) => fetch(input, { ...init, redirect: 'error' }),
  });
  return async call => {
    try {
      return await call(client);
    } catch (cause) {
      if (cause instanceof GuardrailsError) throw cause;
      // The cause can quote headers; the address is all that is safe to show.
      throw new CliError({
        code: 'server-unreachable',
        message: `${server} is not a Guardrails server, or did not answer. Check the address.`,
        cause,
      });
    }
  };
}

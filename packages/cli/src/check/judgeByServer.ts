import { sha256 } from '@backstage-guardrails/policy-decision';
import {
  GuardrailsClient,
  GuardrailsError,
} from '@backstage-guardrails/plugin-guardrails-common';
import {
  type Decision,
  decisionSchema,
} from '@backstage-guardrails/policy-model';
import type { Judge } from '../arguments';
import { CliError } from '../errors';
import type { Host } from '../host';
import { changedResources } from './changedResources';
import type { JudgeFile } from './Judged';
import { readPages } from './readPages';

/**
 * Hands the bytes to a server and asks it to decide. What it answers is checked before it counts:
 * a proxy's error page must not be read as a pass.
 * @internal
 */
export function judgeByServer(
  judge: Extract<Judge, { by: 'server' }>,
  host: Host,
): JudgeFile {
  const { server, target, environment } = judge;
  let pages: string | undefined;
  const client = GuardrailsClient.forServer({
    server,
    token: host.env.GUARDRAILS_TOKEN,
    // A redirect would carry the evidence, and whatever is secret in it, to a place that nobody named.
    fetch: async (input, init) => {
      const answer = await fetch(input, { ...init, redirect: 'error' });
      pages = readPages(answer.headers.get('link')) ?? pages;
      return answer;
    },
  });
  return async ({ file, bytes, format = 'auto' }) => {
    const decision = await reach(server, async () => {
      await client.putEvidence(bytes);
      return client.decide({
        evidence: { digest: sha256(bytes) },
        format,
        target: {
          ...(target !== undefined && { ref: target }),
          ...(environment !== undefined && { environment }),
        },
      });
    });
    const { verdict, source, target: judged } = checked(decision);
    if (source.digest !== sha256(bytes)) {
      throw new CliError({
        code: 'server-answer-invalid',
        message: "The server's answer is for different evidence.",
      });
    }
    const place = judged.environment
      ? `${judged.environment} (${judged.environmentClass})`
      : judged.environmentClass;
    return {
      file,
      verdict,
      evidence: source,
      attested: true,
      subject: judged.ref ? `${place} · ${judged.ref}` : place,
      changedResources: changedResources(decision.changes),
      decision: {
        id: decision.id,
        ...(pages !== undefined && { url: `${pages}/${decision.id}` }),
      },
    };
  };
}

async function reach(
  server: string,
  ask: () => Promise<Decision>,
): Promise<Decision> {
  try {
    return await ask();
  } catch (cause) {
    if (cause instanceof GuardrailsError) throw cause;
    // The cause can quote headers; the address is all that is safe to show.
    throw new CliError({
      code: 'server-unreachable',
      message: `${server} is not a Guardrails server, or did not answer. Check the address.`,
      cause,
    });
  }
}

function checked(decision: unknown): Decision {
  const parsed = decisionSchema.safeParse(decision);
  if (!parsed.success) {
    throw new CliError({
      code: 'server-answer-invalid',
      message: `The server's answer is not a valid decision: ${parsed.error.issues[0].path.join(
        '.',
      )}`,
    });
  }
  return parsed.data;
}

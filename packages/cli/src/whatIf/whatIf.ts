import { setTimeout } from 'node:timers/promises';
import type {
  WhatIfDetail,
  WhatIfResult,
} from '@backstage-guardrails/plugin-guardrails-common';
import { sha256 } from '@backstage-guardrails/policy-decision';
import { composeBundles } from '@backstage-guardrails/policy-engine';
import type { Command } from '../arguments';
import type { Host } from '../host';
import { readBundles, readDocument } from '../policy/readFiles';
import { serverOf, type ServerCalls } from '../server';
import { toText } from './toText';

/** Between two looks at how far it is. */
const PAUSE = 1_000;

type WhatIfCommand = Extract<Command, { name: 'what-if' }>;

/**
 * Has recorded decisions held against another policy on the server, and answers with the exit code. The server alone
 * can say which decisions the token may read.
 * @internal
 */
export async function whatIf(
  command: WhatIfCommand,
  host: Host,
): Promise<number> {
  const ask = serverOf({ server: command.server, host });
  const { id } = await start({ command, ask, host });
  const detail = await followed({ id, ask, host });
  const results = await resultsOf(id, ask);
  host.out(
    command.output === 'json'
      ? `${JSON.stringify({ whatIf: detail, results }, null, 2)}\n`
      : toText({ detail, results, colours: host.colours }),
  );
  return exitCodeOf(detail);
}

async function start(options: {
  command: WhatIfCommand;
  ask: ServerCalls;
  host: Host;
}) {
  const { command, ask, host } = options;
  const { since, until, bundles, parameters, over } = command;
  // Both are read before anything is sent.
  const archive = bundles.length > 0 && (await archiveOf(bundles, host));
  const document =
    parameters === undefined ? undefined : await readDocument(parameters);
  const sent = archive && (await ask(client => client.putEvidence(archive)));
  return ask(client =>
    client.startWhatIf({
      since,
      ...(until !== undefined && { until }),
      ...(sent && { bundle: sent.digest }),
      ...(document !== undefined && {
        parameters: document as { [key: string]: unknown },
      }),
      ...(over && { over }),
    }),
  );
}

async function archiveOf(named: string[], host: Host): Promise<Uint8Array> {
  const { archive } = await composeBundles(await readBundles(named, host), {
    hash: sha256,
  });
  return archive;
}

/** Who ends the program does not want the server to go on: it takes the one place of the portal. */
async function followed(options: {
  id: string;
  ask: ServerCalls;
  host: Host;
}): Promise<WhatIfDetail> {
  const { id, ask, host } = options;
  let ending: Promise<void> | undefined;
  const stopListening = host.onInterrupt(() => {
    ending = ask(client => client.cancelWhatIf(id)).catch(() => {});
  });
  try {
    for (;;) {
      const detail = await ask(client => client.getWhatIf(id));
      if (detail.state !== 'running') return detail;
      await setTimeout(PAUSE);
      await ending;
    }
  } finally {
    stopListening();
  }
}

async function resultsOf(
  id: string,
  ask: ServerCalls,
): Promise<WhatIfResult[]> {
  const pageFrom = (cursor?: string) =>
    ask(client => client.listWhatIfResults(id, { limit: 200, cursor }));
  const results: WhatIfResult[] = [];
  let page = await pageFrom();
  results.push(...page.items);
  while (page.nextCursor !== undefined) {
    page = await pageFrom(page.nextCursor);
    results.push(...page.items);
  }
  return results;
}

/** A difference is never hidden behind what could not be judged; nothing judged is not a pass. */
function exitCodeOf({ state, counts, total }: WhatIfDetail): number {
  const { unchanged, 'not-judged': notJudged, ...changed } = counts;
  if (Object.values(changed).some(n => n > 0)) return 2;
  const whole = state === 'finished' && unchanged === total;
  return whole && notJudged === 0 && total > 0 ? 0 : 1;
}

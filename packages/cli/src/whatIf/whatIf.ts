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

/** So many looks in a row may fail. */
const RETRIES = 3;

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
  const detail = await run({ command, ask, host });
  const results = await resultsOf(detail.id, ask);
  host.out(
    command.output === 'json'
      ? `${JSON.stringify({ whatIf: detail, results }, null, 2)}\n`
      : toText({ detail, results, colours: host.colours }),
  );
  return exitCodeOf(detail);
}

/** Starts and follows it. The server does not go on where the program ends: it takes the one place of the portal. */
async function run(options: {
  command: WhatIfCommand;
  ask: ServerCalls;
  host: Host;
}): Promise<WhatIfDetail> {
  const { ask, host } = options;
  let interrupted = false;
  const stopListening = host.onInterrupt(() => {
    interrupted = true;
  });
  try {
    const { id } = await start(options);
    try {
      return await followed({ id, ask, isInterrupted: () => interrupted });
    } catch (error) {
      await ask(client => client.cancelWhatIf(id)).catch(() => {});
      throw error;
    }
  } finally {
    stopListening();
  }
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

/** One look that fails is not the end of it: a proxy may have lost it. */
async function followed(options: {
  id: string;
  ask: ServerCalls;
  isInterrupted: () => boolean;
}): Promise<WhatIfDetail> {
  const { id, ask, isInterrupted } = options;
  let failed = 0;
  let cancelled = false;
  for (;;) {
    try {
      if (isInterrupted() && !cancelled) {
        await ask(client => client.cancelWhatIf(id));
        cancelled = true;
      }
      const detail = await ask(client => client.getWhatIf(id));
      if (detail.state !== 'running') return detail;
      failed = 0;
    } catch (error) {
      failed += 1;
      if (failed > RETRIES) throw error;
    }
    await setTimeout(PAUSE);
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
function exitCodeOf({ state, counts }: WhatIfDetail): number {
  const { unchanged, 'not-judged': notJudged, ...changed } = counts;
  if (Object.values(changed).some(n => n > 0)) return 2;
  // Not beside the total: it was counted before, and decisions come and go meanwhile.
  return state === 'finished' && notJudged === 0 && unchanged > 0 ? 0 : 1;
}

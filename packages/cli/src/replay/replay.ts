import { sha256 } from '@backstage-guardrails/policy-decision';
import { createEngine } from '@backstage-guardrails/policy-engine';
import type { Command } from '../arguments';
import type { Host } from '../host';
import { replayDecision } from './replayDecision';
import type { Replayed } from './Replayed';
import { ReplayServer } from './ReplayServer';
import { toText } from './toText';

type Counts = Record<Replayed['status'], number>;

/**
 * Makes verdicts again in this process, one after the other, and answers with the exit code. Nothing is recorded
 * anywhere.
 * @internal
 */
export async function replay(
  command: Extract<Command, { name: 'replay' }>,
  host: Host,
): Promise<number> {
  const server = new ReplayServer({ server: command.server, host });
  const engine = createEngine({ hash: sha256 });
  const counts: Counts = {
    identical: 0,
    differs: 0,
    tampered: 0,
    erased: 0,
    failed: 0,
  };
  const replays: Replayed[] = [];
  for await (const decision of server.decisions(command.which)) {
    const replayed = await replayDecision({ decision, server, engine });
    counts[replayed.status] += 1;
    if (command.output === 'json') replays.push(replayed);
    else host.out(toText({ replayed, colours: host.colours }));
  }
  host.out(
    command.output === 'json'
      ? `${JSON.stringify({ replays, counts }, null, 2)}\n`
      : summary(counts),
  );
  return exitCodeOf(counts);
}

/** A difference is never hidden behind what could not be looked at; nothing replayed is not a pass. */
function exitCodeOf(counts: Counts): number {
  const { identical, differs, tampered, erased, failed } = counts;
  if (differs + tampered > 0) return 2;
  return erased + failed > 0 || identical === 0 ? 1 : 0;
}

function summary(counts: Counts): string {
  const parts = Object.entries(counts)
    .filter(([status, count]) => status === 'identical' || count > 0)
    .map(([status, count]) => `${count} ${status}`);
  return `${parts.join(', ')}\n`;
}

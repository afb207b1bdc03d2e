import { mockCredentials } from '@backstage/backend-test-utils';
import {
  openCheckpoint,
  parseKeys,
  verifyLog,
  type Checkpoint,
} from '@backstage-guardrails/policy-ledger';
import { canonicalJson } from '@backstage-guardrails/policy-model';
import { createHash, webcrypto } from 'node:crypto';
import { SECURITY } from './organisation';
import type { Portal } from './Portal';

const sha256 = (bytes: Uint8Array) =>
  new Uint8Array(createHash('sha256').update(bytes).digest());

/**
 * What is wrong with checkpoints that somebody outside holds, the oldest first: each must be signed, grow, and be a
 * beginning of the log that the service exports now, the last one all of it.
 */
export async function historyProblems(
  portal: Portal,
  notes: string[],
  /** How many of them may be unreadable, because who wrote them died in the middle. */
  torn = 0,
): Promise<string[]> {
  const { publicKeys, size } = await portal.as(SECURITY).getLedger();
  const keys = parseKeys(publicKeys.join('\n'), sha256);
  const { subtle } = webcrypto;
  const checkpoints: Checkpoint[] = [];
  for (const note of notes) {
    const opened = await openCheckpoint({ note, keys, sha256, subtle }).catch(
      () => undefined,
    );
    if (opened) checkpoints.push(opened);
  }
  const sizes = checkpoints.map(checkpoint => checkpoint.size);
  const grows = sizes.every((held, n) => n === 0 || held > sizes[n - 1]);
  const problems: string[] = [];
  const unreadable = notes.length - checkpoints.length;
  if (unreadable > torn) {
    problems.push(`${unreadable} checkpoints that can be read`);
  }
  if (!grows) problems.push(`an order of checkpoints: ${sizes}`);
  if (sizes.at(-1) !== size) {
    problems.push(
      `a checkpoint of ${size} entries; the last is ${sizes.at(-1)}`,
    );
  }
  const pages = [await exported(portal)];
  const result = await verifyLog({ pages, checkpoints, sha256 });
  if (result.status !== 'verified') problems.push(result.message);
  return problems;
}

async function exported(portal: Portal) {
  const response = await fetch(`${portal.url}/ledger/export`, {
    headers: {
      authorization: `Bearer ${mockCredentials.user.token(SECURITY)}`,
    },
  });
  const [, ...lines] = (await response.text()).trim().split('\n');
  return lines.map(line => {
    const { entry, payload, salt } = JSON.parse(line);
    return {
      headerText: canonicalJson(entry),
      ...(salt !== undefined && {
        payloadText: canonicalJson(payload),
        salt: Buffer.from(salt, 'base64'),
      }),
    };
  });
}

import {
  openCosignature,
  parseWitnessKey,
  type WitnessKey,
} from '@backstage-guardrails/policy-ledger';
import type { LedgerAnchor } from '@backstage-guardrails/plugin-guardrails-node';
import { webcrypto } from 'node:crypto';
import { sha256 } from '../sha256';
import { AnchorConflict } from './AnchorConflict';

const TIMEOUT = 30_000;
/** An answer is a size or a few signature lines. */
const MAX_ANSWER = 64 * 1024;

/**
 * A witness as C2SP tlog-witness describes it: it signs a checkpoint where a consistency proof leads from the last
 * one that it signed, so it never signs two histories.
 *
 * The protocol has no way to ask what it holds. It says so where we are wrong about it, and then we know.
 * @internal
 */
export class WitnessAnchor implements LedgerAnchor {
  readonly id = 'witness';
  readonly kind = 'witness';
  readonly #url: string;
  readonly #key: WitnessKey;
  #size = 0;

  constructor(options: { url: string; publicKey: string }) {
    this.#url = options.url;
    this.#key = parseWitnessKey(options.publicKey, sha256);
  }

  async anchor(
    checkpoint: Parameters<LedgerAnchor['anchor']>[0],
  ): Promise<{ cosignature?: string }> {
    const first = await this.#add(checkpoint, this.#size);
    const answer =
      first.status === 409
        ? await this.#add(checkpoint, parseSize(first.text, checkpoint.size))
        : first;
    if (answer.status !== 200) throw refusal(answer);
    const { subtle } = webcrypto;
    await openCosignature({
      note: `${checkpoint.note}${answer.text}`,
      key: this.#key,
      sha256,
      subtle,
    });
    this.#size = checkpoint.size;
    return { cosignature: answer.text };
  }

  async newest(): Promise<string | undefined> {
    return undefined;
  }

  async #add(
    { note, consistency }: Parameters<LedgerAnchor['anchor']>[0],
    from: number,
  ): Promise<{ status: number; text: string }> {
    const proof = await consistency(from);
    const response = await fetch(`${this.#url}/add-checkpoint`, {
      method: 'POST',
      body: [`old ${from}`, ...proof, '', note].join('\n'),
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT),
    });
    return { status: response.status, text: await bounded(response) };
  }
}

/** The size that the witness holds, which its refusal names. */
function parseSize(text: string, ours: number): number {
  const match = /^(0|[1-9]\d{0,15})\n?$/.exec(text);
  const size = match ? Number(match[1]) : undefined;
  if (size === undefined || !Number.isSafeInteger(size)) {
    throw new Error('The witness refused without saying what it holds.');
  }
  if (size > ours) {
    throw new AnchorConflict({
      kind: 'behind',
      message: `The witness holds ${size} entries; the database has ${ours}. Was it restored from a backup? Then raise guardrails.ledger.epoch.`,
    });
  }
  return size;
}

function refusal({ status }: { status: number }): Error {
  // 422: the proof does not lead from what it signed. 409 again: it signed another root of this size.
  return status === 422 || status === 409
    ? new AnchorConflict({
        kind: 'forked',
        message: 'The log does not continue what the witness signed.',
      })
    : new Error(`The witness answered with status ${status}.`);
}

async function bounded(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > MAX_ANSWER) throw new Error('The witness answered too much.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

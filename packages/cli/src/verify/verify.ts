import { createHash, webcrypto } from 'node:crypto';
import {
  type IntervalVerification,
  parseKeys,
  type ReceiptVerification,
  type Sha256,
  verifyReceipt,
} from '@backstage-guardrails/policy-ledger';
import type { Command } from '../arguments';
import { CliError } from '../errors';
import type { Host } from '../host';
import { readText } from './readText';
import { toText } from './toText';
import { exportText, isExport, verifyExport } from './verifyExport';

const sha256: Sha256 = data =>
  new Uint8Array(createHash('sha256').update(data).digest());

/** Exit codes of `guardrails verify`, in the sense of those of `check`. */
const exitCodes: Record<ReceiptVerification['status'], number> = {
  verified: 0,
  undecided: 1,
  refused: 2,
};

/**
 * Says step by step whether a receipt, or an export of the ledger, proves what it says, and answers with the exit
 * code.
 * @internal
 */
export async function verify(
  command: Extract<Command, { name: 'verify' }>,
  host: Host,
): Promise<number> {
  const keys = parseKeys(await readText(command.key, host), sha256);
  const held =
    command.checkpoint === undefined
      ? undefined
      : await readText(command.checkpoint, host);
  const { subtle } = webcrypto;
  const text = await readText(command.receipt, host);
  if (isExport(text)) {
    const result = await verifyExport(text, { held, keys, sha256, subtle });
    host.out(
      command.output === 'json'
        ? `${JSON.stringify(exportDocument(result), null, 2)}\n`
        : exportText({ result, file: command.receipt }),
    );
    return exitCodes[result.status];
  }
  const receipt = parseJson(text);
  const result = await verifyReceipt({ receipt, held, keys, sha256, subtle });
  host.out(
    command.output === 'json'
      ? `${JSON.stringify(document(result), null, 2)}\n`
      : toText({ result, file: command.receipt, colours: host.colours }),
  );
  return exitCodes[result.status];
}

/** The document that `--output json` prints; programs may rely on its shape. */
function document(result: ReceiptVerification): object {
  const { status, steps } = result;
  if (result.status !== 'verified') {
    return { status, code: result.code, steps };
  }
  const { origin, size } = result.checkpoint;
  const { entry, proof } = result.receipt;
  return {
    status,
    payload: result.payload,
    entry,
    index: proof.index,
    checkpoint: { origin, size },
    steps,
  };
}

function exportDocument(result: IntervalVerification): object {
  if (result.status !== 'verified') return result;
  const { origin, size } = result.checkpoint;
  return { ...result, checkpoint: { origin, size } };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new CliError({
      code: 'not-json',
      message: 'The receipt is not JSON. Nothing was verified.',
      cause,
    });
  }
}

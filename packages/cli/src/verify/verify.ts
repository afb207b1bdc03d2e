import { createHash, webcrypto } from 'node:crypto';
import { escapeForDisplay } from '@backstage-guardrails/display-text';
import {
  EvidenceError,
  parseUnambiguous,
} from '@backstage-guardrails/policy-inputs';
import {
  parseKeys,
  type Sha256,
  verifyReceipt,
} from '@backstage-guardrails/policy-ledger';
import type { Command } from '../arguments';
import { CliError, describeError } from '../errors';
import type { Host } from '../host';
import { exportText } from './exportText';
import { readExport } from './readExport';
import { readText } from './readText';
import { exportDocument, receiptDocument, type Verified } from './toJson';
import { toText } from './toText';
import { verifyExport } from './verifyExport';

type Verifying = Omit<Parameters<typeof verifyReceipt>[0], 'receipt'>;

const sha256: Sha256 = data =>
  new Uint8Array(createHash('sha256').update(data).digest());

/**
 * Says step by step whether receipts, or exports of the ledger, prove what they say, and answers with the exit code.
 * What is wrong with one file keeps no other from being looked at.
 * @internal
 */
export async function verify(
  command: Extract<Command, { name: 'verify' }>,
  host: Host,
): Promise<number> {
  const { files, output } = command;
  const keys = parseKeys(await readText(command.key, host), sha256);
  const held =
    command.checkpoint === undefined
      ? undefined
      : await readText(command.checkpoint, host);
  const verifying = { held, keys, sha256, subtle: webcrypto.subtle };
  const all: ({ file: string } & Verified['document'])[] = [];
  for (const file of files) {
    const { text, document } = await verifyFile({ file, host, verifying });
    if (text !== undefined && output === 'text') host.out(text);
    all.push({ file, ...document });
  }
  if (output === 'json') {
    const [{ file: _file, ...only }] = all;
    const printed = all.length === 1 ? only : all;
    host.out(`${JSON.stringify(printed, null, 2)}\n`);
  }
  return exitCodeOf(all);
}

/** A contradiction is an alarm, and is never hidden behind a file that could not be read. */
function exitCodeOf(all: { status: string }[]): number {
  if (all.some(({ status }) => status === 'refused')) return 2;
  return all.every(({ status }) => status === 'verified') ? 0 : 1;
}

async function verifyFile(options: {
  file: string;
  host: Host;
  verifying: Verifying;
}): Promise<Partial<Pick<Verified, 'text'>> & Pick<Verified, 'document'>> {
  const { file, host, verifying } = options;
  try {
    const text = await readText(file, host);
    const exported = readExport(text);
    if (exported) {
      const result = await verifyExport(exported, verifying);
      return {
        text: exportText({ result, file }),
        document: exportDocument(result),
      };
    }
    const receipt = parseReceipt(text, file);
    const result = await verifyReceipt({ receipt, ...verifying });
    return {
      text: toText({ result, file, colours: host.colours }),
      document: receiptDocument(result),
    };
  } catch (error) {
    const { code, message } = describeError(error);
    host.err(`Error: ${escapeForDisplay(message)} [${code}]\n`);
    return { document: { status: 'undecided', code, message } };
  }
}

function parseReceipt(text: string, file: string): unknown {
  const receipt = parseJson(text, file);
  const { error } = Object(receipt);
  if (typeof error?.message !== 'string') return receipt;
  throw new CliError({
    code: 'not-a-receipt',
    message: `${file} is not a receipt: the server answered "${error.message}"`,
  });
}

function parseJson(text: string, file: string): unknown {
  try {
    return parseUnambiguous(text);
  } catch (cause) {
    if (cause instanceof EvidenceError) {
      const { code, message } = cause;
      if (code === 'duplicate-key' || code === 'number-inexact') {
        throw new CliError({
          code,
          message: `${file} is ambiguous. ${message} Nothing was verified.`,
          cause,
        });
      }
    }
    throw new CliError({
      code: 'not-json',
      message: `${file} is not a receipt (JSON) or a complete export (JSON Lines or CSV). Nothing was verified.`,
      cause,
    });
  }
}

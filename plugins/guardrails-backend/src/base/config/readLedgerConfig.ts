import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import path from 'node:path';

/** What an operator has to say, in this word, to go without an anchor in production. */
const ACCEPTED = 'accepted';

/** @internal */
export type LedgerConfig = {
  /** Name of the log; the key is named after it. */
  name?: string;
  /** Where none is configured and the log has none yet. */
  fallbackName: string;
  epoch: number;
  /** Said in words that nobody outside holds checkpoints. */
  unanchored: boolean;
  anchors: {
    file?: { path: string };
    git?: { url: string; branch: string };
    witness?: { url: string; publicKey: string };
  };
};

/** @internal */
export function readLedgerConfig(root: Config): LedgerConfig {
  const config = root.getOptionalConfig('guardrails.ledger');
  const epoch = config?.getOptionalNumber('epoch') ?? 1;
  if (!Number.isSafeInteger(epoch) || epoch < 1 || epoch > 2 ** 31 - 1) {
    throw new InputError(
      'guardrails.ledger.epoch: must be a whole number above 0',
    );
  }
  return {
    name: readName(config),
    fallbackName: nameFrom(root.getOptionalString('backend.baseUrl')),
    epoch,
    unanchored: readUnanchored(config),
    anchors: {
      file: readFileAnchor(config),
      git: readGitAnchor(config),
      witness: readWitness(config),
    },
  };
}

function readName(config: Config | undefined): string | undefined {
  const name = config?.getOptionalString('name');
  if (name === undefined || /^[A-Za-z0-9][A-Za-z0-9._/:-]{0,149}$/.test(name)) {
    return name;
  }
  throw new InputError(
    'guardrails.ledger.name: letters, digits and . _ / : - alone, 150 at most, for instance example.com/guardrails',
  );
}

/** The host that people know the portal by tells one log from another. */
function nameFrom(baseUrl: string | undefined): string {
  const host =
    baseUrl !== undefined && URL.canParse(baseUrl)
      ? new URL(baseUrl).host.replace(/[^A-Za-z0-9.:-]/g, '')
      : '';
  return host === '' ? 'guardrails' : `${host}/guardrails`;
}

function readUnanchored(config: Config | undefined): boolean {
  const word = config?.getOptionalString('unanchored');
  if (word === undefined || word === ACCEPTED) return word === ACCEPTED;
  throw new InputError(
    `guardrails.ledger.unanchored: must be exactly '${ACCEPTED}', or not be there`,
  );
}

function readFileAnchor(config: Config | undefined) {
  const file = config?.getOptionalString('anchors.file');
  return file === undefined ? undefined : { path: path.resolve(file) };
}

function readGitAnchor(config: Config | undefined) {
  const git = config?.getOptionalConfig('anchors.git');
  if (!git) return undefined;
  const url = git.getString('url');
  const branch = git.getOptionalString('branch') ?? 'checkpoints';
  // Both become arguments of git: one that starts with a dash would be read as an option.
  if (url.startsWith('-') || /^ext::/i.test(url)) {
    throw new InputError('guardrails.ledger.anchors.git.url: not a git remote');
  }
  if (!/^[A-Za-z0-9][A-Za-z0-9._/-]{0,99}$/.test(branch)) {
    throw new InputError(
      'guardrails.ledger.anchors.git.branch: not the name of a branch',
    );
  }
  return { url, branch };
}

function readWitness(config: Config | undefined) {
  const witness = config?.getOptionalConfig('anchors.witness');
  if (!witness) return undefined;
  const url = witness.getString('url').replace(/\/+$/, '');
  if (!/^https?:\/\//.test(url)) {
    throw new InputError(
      'guardrails.ledger.anchors.witness.url: must begin with https://',
    );
  }
  return { url, publicKey: witness.getString('publicKey') };
}

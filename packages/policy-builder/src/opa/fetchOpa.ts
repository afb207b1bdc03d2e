import { createHash } from 'node:crypto';
import {
  chmodSync,
  mkdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { BuilderError } from '../errors';

/** @public */
export type FetchOpaOptions = {
  version: string;
  /** Folder that fetched programs are kept in. */
  cache: string;
  /** Folder of all releases, where it is not the public one. */
  releases?: string;
  say(sentence: string): void;
};

const PUBLIC_RELEASES =
  'https://github.com/open-policy-agent/opa/releases/download';
const CONNECT_MILLISECONDS = 5_000;
const DOWNLOAD_MILLISECONDS = 300_000;

/** Where a fetched `opa` is kept. @internal */
export function fetchedOpa({
  version,
  cache,
}: Pick<FetchOpaOptions, 'version' | 'cache'>): string {
  const extension = process.platform === 'win32' ? '.exe' : '';
  return join(cache, `opa-${version}${extension}`);
}

/** Fetches a release of `opa` and keeps it where its bytes are those that the release publishes a checksum of. @internal */
export async function fetchOpa(options: FetchOpaOptions): Promise<string> {
  const { version, releases = PUBLIC_RELEASES, say } = options;
  const file = `${releases.replace(/\/+$/, '')}/v${version}/${fileName()}`;
  const published = await download(`${file}.sha256`);
  const expected = /^[0-9a-f]{64}\b/i.exec(published.toString('utf8'))?.[0];
  if (expected === undefined) {
    throw new BuilderError(
      'opa-checksum',
      `${file}.sha256 holds no SHA-256 checksum. Nothing was installed.`,
    );
  }
  say(`Fetching ${file}`);
  const bytes = await download(file);
  const actual = createHash('sha256').update(bytes).digest('hex');
  if (actual !== expected.toLowerCase()) {
    throw new BuilderError(
      'opa-checksum',
      `${file} does not have its published checksum. Nothing was installed. Expected sha256 ${expected}, got ${actual}.`,
    );
  }
  const target = fetchedOpa(options);
  // Written beside it and renamed, so that a second process never runs half a program.
  const half = `${target}.${process.pid}`;
  mkdirSync(dirname(target), { recursive: true });
  try {
    writeFileSync(half, bytes);
    chmodSync(half, 0o755);
    renameSync(half, target);
  } finally {
    rmSync(half, { force: true });
  }
  say(`Its SHA-256 checksum matches. Kept as ${target}`);
  return target;
}

function fileName(): string {
  const systems: Partial<Record<NodeJS.Platform, string>> = {
    linux: 'linux',
    darwin: 'darwin',
    win32: 'windows',
  };
  const processors: Record<string, string> = { x64: 'amd64', arm64: 'arm64' };
  const system = systems[process.platform];
  const processor = processors[process.arch];
  if (!system || !processor) {
    throw new BuilderError(
      'opa-missing',
      `opa has no release for ${process.platform} on ${process.arch}. Install it and put it on the PATH.`,
    );
  }
  return system === 'windows'
    ? `opa_${system}_${processor}.exe`
    : `opa_${system}_${processor}_static`;
}

async function download(url: string): Promise<Buffer> {
  const response = await connect(url);
  if (!response.ok) {
    throw new BuilderError(
      'opa-unreachable',
      `${url} answered ${response.status}. Nothing was installed. Install opa and put it on the PATH, or name a mirror in GUARDRAILS_RELEASES.`,
    );
  }
  try {
    return Buffer.from(await response.arrayBuffer());
  } catch (cause) {
    throw unreachable(url, 'the download broke off', cause);
  }
}

async function connect(url: string): Promise<Response> {
  const controller = new AbortController();
  const waiting = setTimeout(() => controller.abort(), CONNECT_MILLISECONDS);
  try {
    const response = await fetch(url, { signal: controller.signal });
    setTimeout(() => controller.abort(), DOWNLOAD_MILLISECONDS).unref();
    return response;
  } catch (cause) {
    throw unreachable(
      url,
      controller.signal.aborted
        ? `no answer within ${CONNECT_MILLISECONDS / 1000} seconds`
        : 'it cannot be reached',
      cause,
    );
  } finally {
    clearTimeout(waiting);
  }
}

function unreachable(url: string, why: string, cause: unknown): BuilderError {
  return new BuilderError(
    'opa-unreachable',
    `Cannot reach ${url}: ${why}. Nothing was installed. Install opa and put it on the PATH, or name a mirror in GUARDRAILS_RELEASES.`,
    { cause },
  );
}

import { join } from 'node:path';
import { escapeForDisplay } from '@backstage-guardrails/display-text';
import { ActionError } from '../errors';
import type { TerraformModule } from '../modules';
import type { DownloadedPackage, Downloads } from './Downloads';
import { withoutSecrets } from './readManifest';

/**
 * Refuses downloads that can be others tomorrow: each is of a git commit named in full, or has a digest that the
 * operator listed. Versions, tags and branches are names that whoever publishes a module can move.
 *
 * The commit has to be what was checked out, not only what the source says: with other parameters (`depth`) git takes
 * a branch of that name instead.
 * @internal
 */
export function requirePinned(options: {
  directory: string;
  module: Pick<TerraformModule, 'id' | 'downloads'>;
  downloads: Downloads;
  /** Commits by folder, as they were found. */
  commits: ReadonlyMap<string, string>;
}): void {
  const { directory, module, downloads, commits } = options;
  const checkedOut = new Set(
    downloads.packages.flatMap(({ key, source }) => {
      const commit = commits.get(join(directory, 'data/modules', key));
      return commit ? [`${findRepository(source)} ${commit}`] : [];
    }),
  );
  const floating = downloads.packages.filter(({ source, digest }) => {
    const commit = findCommit(source);
    // A second call of the same source is a copy of the first, without its folder of version control.
    const isCommit =
      commit !== undefined &&
      checkedOut.has(`${findRepository(source)} ${commit}`);
    return !isCommit && !module.downloads.has(digest);
  });
  if (floating.length === 0) return;
  const lines = new Map(
    floating.map(found => [found.digest, describePackage(found)]),
  );
  throw new ActionError(
    'download-not-pinned',
    [
      `Module "${module.id}" downloads code that is not pinned, so nothing was run. Use a git source with a full commit (?ref= and 40 hexadecimal digits). Or review the downloaded code ("guardrails modules digest DIR" prints the digest of a copy), then an operator adds to guardrails.modules, at "id: ${module.id}", below "downloads:"`,
      ...lines.values(),
    ].join('\n'),
  );
}

function describePackage({
  key,
  source,
  version,
  digest,
}: DownloadedPackage): string {
  const from = [withoutSecrets(source), version].filter(Boolean).join(' ');
  return `- ${digest} # ${escapeForDisplay(`${key}: ${from}`)}`;
}

/** The commit that a git source names in full, and nothing beside it. */
function findCommit(source: string): string | undefined {
  const url = gitUrl(source);
  if (!url || url.hash !== '') return undefined;
  const parameters = [...url.searchParams];
  const [[name, value] = []] = parameters;
  return parameters.length === 1 &&
    name === 'ref' &&
    /^[0-9a-f]{40}$/.test(value ?? '')
    ? value
    : undefined;
}

/** The repository of a git source, without the folder in it. */
function findRepository(source: string): string {
  const url = gitUrl(source);
  return url
    ? `${url.protocol}//${url.host}${url.pathname.split('//')[0]}`
    : source;
}

function gitUrl(source: string): URL | undefined {
  const address = source.startsWith('git::') && source.slice('git::'.length);
  return address && URL.canParse(address) ? new URL(address) : undefined;
}

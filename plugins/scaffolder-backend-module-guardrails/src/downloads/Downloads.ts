import type { Digest } from '@backstage-guardrails/policy-model';

/** One thing that was downloaded: a repository, an archive or a module of a registry, with all that is in it. @internal */
export type DownloadedPackage = {
  /** How the configuration calls it, such as `network` or `network.subnets`. */
  key: string;
  source: string;
  version?: string;
  digest: Digest;
};

/** What `terraform get` left behind, looked at. @internal */
export type Downloads = {
  packages: DownloadedPackage[];
  /** Configuration that Terraform loads of them, by path as it is usually found: `.terraform/modules/...`. */
  configuration: Record<string, string>;
  /** Digest over all of it, and over which module is where. */
  digest: Digest;
};

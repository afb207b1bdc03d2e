import type { Config } from '@backstage/config';

/** An environment of the operator's configuration. @internal */
export type Environment = {
  name: string;
  title?: string;
  class: string;
  account?: string;
};

/** Reads `guardrails.environments`. @internal */
export function readEnvironments(root: Config): Environment[] {
  const entries = root.getOptionalConfigArray('guardrails.environments') ?? [];
  return entries.map(entry => ({
    name: entry.getString('name'),
    title: entry.getOptionalString('title'),
    class: entry.getString('class'),
    account: entry.getOptionalString('account'),
  }));
}

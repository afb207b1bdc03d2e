import type { Configuration } from '@backstage-guardrails/policy-model';

/** @internal */
export type External = Configuration['externals'][number];

/** Data sources that run a program, or read what is neither the provider's nor the module's. */
const reaching: Record<string, string> = {
  external: 'data-external',
  http: 'data-http',
  local_file: 'data-local-file',
  local_sensitive_file: 'data-local-file',
  template_file: 'data-template-file',
  archive_file: 'data-archive-file',
  terraform_remote_state: 'data-remote-state',
  tfe_outputs: 'data-remote-state',
};

/** What a data source reaches outside, where it does. @internal */
export function externalOfData(options: {
  address: string;
  type: string;
}): External | undefined {
  const { address, type } = options;
  return Object.hasOwn(reaching, type)
    ? { address, kind: reaching[type], detail: type }
    : undefined;
}

/** A secret somebody wrote down; the detail is `<detector> <pointer>`, never the value. @internal */
export function secretInPlainText(options: {
  address: string;
  detector: string;
  path: string;
}): External {
  return {
    address: options.address,
    kind: 'secret-in-plain-text',
    detail: `${options.detector} ${options.path}`,
  };
}

/** Sorted, each once. @internal */
export function uniqueExternals(externals: External[]): External[] {
  const byText = new Map(externals.map(e => [JSON.stringify(e), e]));
  return [...byText.keys()].sort().map(text => byText.get(text) as External);
}

import { extname } from 'node:path';

/**
 * The file a worker starts with, and how. It is an entry of this package, so it resolves the same way from
 * sources (tests, development) and from a build; from sources it needs the transform that the host got from
 * the Backstage CLI.
 * @internal
 */
export function workerEntry(): { entry: string; execArgv: string[] } {
  const entry = require.resolve('@backstage-guardrails/policy-decision/worker');
  if (extname(entry) !== '.ts') return { entry, execArgv: [] };
  const transform = require.resolve('@backstage/cli/config/nodeTransform.cjs');
  return { entry, execArgv: ['--require', transform] };
}

import type { LoadedPolicy } from '../bundles';
import { offInClasses } from '../bundles';

/** How much of the parameters is the organisation's own, and which rules are off, in one line. @internal */
export function describeParameters(options: {
  file: string | undefined;
  policy: Pick<LoadedPolicy, 'bundle' | 'parameters' | 'origins' | 'complete'>;
}): string {
  const { file, policy } = options;
  if (file === undefined) return 'Parameters: all as shipped.';
  const origins = Object.values(policy.origins).flatMap(Object.values);
  const shipped = origins.filter(origin => origin === 'shipped').length;
  const off = offInClasses(policy).map(
    ({ environmentClass, rule, owner }) =>
      `${rule} in ${environmentClass} (${owner})`,
  );
  return `Parameters: ${
    origins.length - shipped
  } set by ${file}, ${shipped} as shipped${
    policy.complete
      ? '; the file is complete, so no shipped list is merged'
      : ''
  }. To see them: guardrails parameters check ${file}. Rules that are off: ${
    off.join(', ') || 'none'
  }.`;
}

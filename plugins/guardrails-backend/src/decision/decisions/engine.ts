import enginePackage from '@backstage-guardrails/policy-engine/package.json';

/** Which engine evaluated, for the record. @internal */
export const engine = {
  name: '@backstage-guardrails/policy-engine',
  version: enginePackage.version,
};

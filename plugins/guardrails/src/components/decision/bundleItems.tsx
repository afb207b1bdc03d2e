import type { BundleReference } from '@backstage-guardrails/policy-model';
import { DigestText } from '@backstage-guardrails/plugin-guardrails-react';
import type { ReactNode } from 'react';

/** The bundle that judged; where there were several, each of them and the digest of all. @internal */
export function bundleItems(bundle: BundleReference): [string, ReactNode][] {
  const { members = [] } = bundle;
  return [
    [
      members.length > 0
        ? `${members.length} bundles together`
        : `Bundle, revision ${bundle.revision}`,
      <DigestText value={bundle.digest} name="the bundle digest" />,
    ],
    ...members.map(
      ({ namespace = 'shipped', revision, digest }): [string, ReactNode] => [
        `Bundle ${namespace}, revision ${revision}`,
        <DigestText value={digest} name={`the digest of ${namespace}`} />,
      ],
    ),
  ];
}

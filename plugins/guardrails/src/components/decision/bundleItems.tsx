import type { BundleReference } from '@backstage-guardrails/policy-model';
import { DigestText } from '@backstage-guardrails/plugin-guardrails-react';
import type { ReactNode } from 'react';
import type { Translate } from '../../translation';

/** The bundle that judged; where there were several, each of them and the digest of all. @internal */
export function bundleItems(
  bundle: BundleReference,
  t: Translate,
): [string, ReactNode][] {
  const { members = [] } = bundle;
  return [
    [
      members.length > 0
        ? t('decision.provenance.bundles', { count: members.length })
        : t('decision.provenance.bundle', { revision: bundle.revision }),
      <DigestText
        value={bundle.digest}
        name={t('decision.provenance.bundle.name')}
      />,
    ],
    ...members.map(
      ({
        namespace = t('decision.provenance.bundle.builtIn'),
        revision,
        digest,
      }): [string, ReactNode] => [
        t('decision.provenance.bundle.named', { namespace, revision }),
        <DigestText
          value={digest}
          name={t('decision.provenance.bundle.named.name', { namespace })}
        />,
      ],
    ),
  ];
}

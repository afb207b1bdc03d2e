import type { BundleReference } from '@backstage-guardrails/policy-model';
import { DigestText } from '@backstage-guardrails/plugin-guardrails-react';
import { Fragment } from 'react';
import { useTranslation } from '../../translation';

/** Which bundles the rules in force come from. @internal */
export function Bundles({ bundle }: { bundle: BundleReference }) {
  const { digest, revision, members } = bundle;
  const { t } = useTranslation();
  if (!members) {
    return t('rules.bundles.one', {
      digest: <DigestText value={digest} name={t('rules.bundles.digest')} />,
      revision,
    });
  }
  const builtIn = t('rules.bundles.builtIn');
  return t('rules.bundles.many', {
    count: members.length,
    bundles: (
      <>
        {members.map(({ namespace = builtIn, ...member }, index) => (
          <Fragment key={namespace}>
            {index > 0 && '; '}
            {t('rules.bundles.named', {
              namespace,
              digest: (
                <DigestText
                  value={member.digest}
                  name={t('rules.bundles.digest.named', { namespace })}
                />
              ),
              revision: member.revision,
            })}
          </Fragment>
        ))}
      </>
    ),
  });
}

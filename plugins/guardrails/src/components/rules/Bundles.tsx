import type { BundleReference } from '@backstage-guardrails/policy-model';
import { DigestText } from '@backstage-guardrails/plugin-guardrails-react';
import { Fragment } from 'react';

/** Which bundles the rules in force come from. @internal */
export function Bundles({ bundle }: { bundle: BundleReference }) {
  const { digest, revision, members } = bundle;
  if (!members) {
    return (
      <>
        bundle <DigestText value={digest} name="the bundle digest" />, revision{' '}
        {revision}
      </>
    );
  }
  return (
    <>
      {members.length} bundles:{' '}
      {members.map(({ namespace = 'shipped', ...member }, index) => (
        <Fragment key={namespace}>
          {index > 0 && '; '}
          {namespace}{' '}
          <DigestText
            value={member.digest}
            name={`the digest of ${namespace}`}
          />
          , revision {member.revision}
        </Fragment>
      ))}
    </>
  );
}

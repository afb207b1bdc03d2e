import type { MadeFrom } from '@backstage-guardrails/policy-model';
import { DigestText } from '@backstage-guardrails/plugin-guardrails-react';
import type { ReactNode } from 'react';
import type { Translate } from '../../translation';

/** Template and module of a plan, with digests to copy into a pre-approval. @internal */
export function madeFromItems(
  madeFrom: MadeFrom | undefined,
  t: Translate,
): [string, ReactNode][] {
  if (!madeFrom) return [];
  const { template, module } = madeFrom;
  return [
    [
      template
        ? t('decision.provenance.template', { ref: template.ref })
        : t('decision.provenance.template.notFound'),
      template ? (
        <DigestText
          value={template.digest}
          name={t('decision.provenance.template.name')}
        />
      ) : (
        t('decision.provenance.unknown')
      ),
    ],
    [
      t('decision.provenance.module', { id: module.id }),
      <DigestText
        value={module.digest}
        name={t('decision.provenance.module.name')}
      />,
    ],
  ];
}

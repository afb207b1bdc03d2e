import type { MadeFrom } from '@backstage-guardrails/policy-model';
import { DigestText } from '@backstage-guardrails/plugin-guardrails-react';
import type { ReactNode } from 'react';

/** Template and module of a plan, with digests to copy into a pre-approval. @internal */
export function madeFromItems(
  madeFrom: MadeFrom | undefined,
): [string, ReactNode][] {
  if (!madeFrom) return [];
  const { template, module } = madeFrom;
  return [
    [
      `Template, ${template?.ref ?? 'not found'}`,
      template ? (
        <DigestText value={template.digest} name="the template digest" />
      ) : (
        'not known'
      ),
    ],
    [
      `Module, ${module.id}`,
      <DigestText value={module.digest} name="the module digest" />,
    ],
  ];
}

import { Link } from '@backstage/core-components';
import { Loaded, Notice } from '@backstage-guardrails/components';
import type { DecisionId } from '@backstage-guardrails/policy-model';
import { useGuardrails } from '@backstage-guardrails/plugin-guardrails-react';
import { useLinks } from '../../routing';
import { useTranslation } from '../../translation';
import { Evidence } from '../decision/Evidence';
import { Objections } from '../decision/Objections';
import { OtherRules } from '../decision/OtherRules';
import { PreApproval } from '../decision/PreApproval';
import { WhatWouldChange } from '../decision/WhatWouldChange';

/** The change to approve: all of it, and what policy found. @internal */
export function ChangeSubject(props: { decision: DecisionId }) {
  const links = useLinks();
  const { t } = useTranslation();
  const decision = useGuardrails(
    ['decision', props.decision],
    (api, options) => api.getDecision(props.decision, options),
    { live: true },
  );
  const rules = useGuardrails(['rules'], (api, options) =>
    api.listRules(options),
  );
  const known = rules.status === 'ready' ? rules.value.rules : [];
  return (
    <Loaded
      remote={decision}
      of={t('approvals.change.what')}
      absent={{
        title: t('approvals.change.absent.title'),
        children: t('approvals.change.absent.text'),
      }}
    >
      {detail => {
        const { verdict, changes } = detail.decision;
        const lost =
          (changes.delete ?? 0) +
          (changes.replace ?? 0) +
          (changes.forget ?? 0);
        return (
          <>
            {lost > 0 && (
              <Notice tone="bad">
                <strong>{t('approvals.change.lost', { count: lost })}</strong>{' '}
                {t('approvals.change.lost.data')}
              </Notice>
            )}
            <WhatWouldChange
              detail={detail}
              aside={
                <Link to={links.decision(props.decision)}>
                  {t('approvals.change.decision')}
                </Link>
              }
            />
            <Objections verdict={verdict} rules={known}>
              <PreApproval answer={verdict.preApproval} />
              <OtherRules verdict={verdict} rules={known} />
            </Objections>
            <Evidence decision={detail.decision} />
          </>
        );
      }}
    </Loaded>
  );
}

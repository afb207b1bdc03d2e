import { Link } from '@backstage/core-components';
import type { DecisionId } from '@backstage-guardrails/policy-model';
import {
  useDecision,
  useRules,
} from '@backstage-guardrails/plugin-guardrails-react';
import { useLinks } from '../../routing';
import { Loaded } from '../common/Loaded';
import { Notice } from '../common/Notice';
import { plural } from '../common/words';
import { Evidence } from '../decision/Evidence';
import { Objections } from '../decision/Objections';
import { OtherRules } from '../decision/OtherRules';
import { PreApproval } from '../decision/PreApproval';
import { WhatWouldChange } from '../decision/WhatWouldChange';

const absent = {
  title: 'The decision is not yours to read',
  children:
    'Consent without having seen what would change is not asked of anybody: ask who runs this portal.',
};

/** The change that consent is asked for: all of it, and what policy found. @internal */
export function ChangeSubject(props: { decision: DecisionId }) {
  const links = useLinks();
  const decision = useDecision(props.decision);
  const rules = useRules();
  const known = rules.status === 'ready' ? rules.value.rules : [];
  return (
    <Loaded remote={decision} of="the change" absent={absent}>
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
                <strong>{plural(lost, 'resource')} would be lost</strong>:
                destroyed, replaced or forgotten. What they hold is gone
                afterwards.
              </Notice>
            )}
            <WhatWouldChange
              detail={detail}
              aside={
                <Link to={links.decision(props.decision)}>
                  The whole decision
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

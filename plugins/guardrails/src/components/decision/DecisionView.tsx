import { Split, Stack } from '@backstage-guardrails/components';
import type { DecisionDetail } from '@backstage-guardrails/plugin-guardrails-common';
import type { FindingGroup } from '@backstage-guardrails/policy-model';
import { useGuardrails } from '@backstage-guardrails/plugin-guardrails-react';
import { Comments } from '../comments/Comments';
import { AskMenu } from '../exceptions/AskMenu';
import { SandboxOf } from '../sandboxes/SandboxOf';
import { Approval } from './Approval';
import { DecisionHeader } from './DecisionHeader';
import { Help } from './Help';
import { LedgerPlaces } from './LedgerPlaces';
import { Objections } from './Objections';
import { OtherRules } from './OtherRules';
import { Provenance } from './Provenance';
import { Timeline } from './Timeline';
import { WhatWouldChange } from './WhatWouldChange';

/** A decision in the order in which a person needs it: verdict, reasons, fixes, changes, timeline, provenance. @internal */
export function DecisionView(props: {
  detail: DecisionDetail;
  /** Called once something about it was changed from this page. */
  onChange: () => void;
}) {
  const { decision, timeline } = props.detail;
  const rules = useGuardrails(['rules'], (api, options) =>
    api.listRules(options),
  );
  const known = rules.status === 'ready' ? rules.value.rules : [];
  const actionsOf = (group: FindingGroup) =>
    group.finding.disposition === 'shadow' ? undefined : (
      <AskMenu decision={decision.id} group={group} />
    );
  return (
    <Stack>
      <DecisionHeader detail={props.detail} />
      <Split
        main={
          <Objections
            verdict={decision.verdict}
            rules={known}
            actionsOf={actionsOf}
          >
            <OtherRules
              verdict={decision.verdict}
              rules={known}
              actionsOf={actionsOf}
            />
          </Objections>
        }
        aside={
          <>
            <Approval detail={props.detail} onChange={props.onChange} />
            {decision.target.lifetime && decision.target.ref && (
              <SandboxOf
                entityRef={decision.target.ref}
                environment={decision.target.environment}
              />
            )}
            <Help detail={props.detail} rules={known} />
          </>
        }
      />
      <WhatWouldChange detail={props.detail} />
      <Comments decision={decision.id} />
      <Timeline events={timeline} decision={decision} />
      <LedgerPlaces detail={props.detail} />
      <Provenance decision={decision} />
    </Stack>
  );
}

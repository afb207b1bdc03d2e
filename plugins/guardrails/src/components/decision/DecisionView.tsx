import type { DecisionDetail } from '@backstage-guardrails/plugin-guardrails-common';
import { useRules } from '@backstage-guardrails/plugin-guardrails-react';
import { Split } from '../common/Split';
import { Stack } from '../common/Stack';
import { DecisionHeader } from './DecisionHeader';
import { Help } from './Help';
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
  const rules = useRules();
  const known = rules.status === 'ready' ? rules.value.rules : [];
  return (
    <Stack>
      <DecisionHeader detail={props.detail} />
      <Split
        main={
          <Objections verdict={decision.verdict} rules={known}>
            <OtherRules verdict={decision.verdict} rules={known} />
          </Objections>
        }
        aside={<Help detail={props.detail} rules={known} />}
      />
      <WhatWouldChange detail={props.detail} />
      <Timeline events={timeline} decision={decision} />
      <Provenance decision={decision} />
    </Stack>
  );
}

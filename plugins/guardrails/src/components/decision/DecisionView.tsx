import { Notice, Split, Stack } from '@backstage-guardrails/components';
import {
  type DecisionDetail,
  type RunState,
  runStateOf,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { FindingGroup } from '@backstage-guardrails/policy-model';
import { useGuardrails } from '@backstage-guardrails/plugin-guardrails-react';
import { useTranslation } from '../../translation';
import { Differences } from '../approvals/Differences';
import { countLost } from '../approvals/lostResources';
import { ReviewSection } from '../approvals/ReviewSection';
import { Comments } from '../comments/Comments';
import { AskMenu } from '../exceptions/AskMenu';
import { useResubmission } from '../resubmit/useResubmission';
import { SandboxOf } from '../sandboxes/SandboxOf';
import { ActionBar } from './ActionBar';
import { Approval } from './Approval';
import { FixAndResubmit } from './FixAndResubmit';
import { Help } from './Help';
import { LedgerPlaces } from './LedgerPlaces';
import { Objections } from './Objections';
import { OtherRules } from './OtherRules';
import { PreviousRun } from './PreviousRun';
import { Provenance } from './Provenance';
import { RunApproval } from './RunApproval';
import { RunHeader } from './RunHeader';
import { Timeline } from './Timeline';
import { useRunApproval } from './useRunApproval';
import { WhatWouldChange } from './WhatWouldChange';

/** In these, what a change takes away is still there. */
const ahead = new Set<RunState>([
  'approval-required',
  'waiting-for-approval',
  'approved',
]);

/**
 * One run, in the order in which a person needs it: state, reasons, fixes, approvals, changes, record; and last, always in
 * sight, what this person can do.
 * @internal
 */
export function DecisionView(props: {
  detail: DecisionDetail;
  /** Called once something about it was changed from this page. */
  onChange: () => void;
}) {
  const { detail } = props;
  const { decision, timeline } = detail;
  const { t } = useTranslation();
  const rules = useGuardrails(['rules'], (api, options) =>
    api.listRules(options),
  );
  const remote = useRunApproval(detail.approval?.id);
  const approval = remote.status === 'ready' ? remote.value : undefined;
  const known = rules.status === 'ready' ? rules.value.rules : [];
  const state = stateOf(detail);
  const resubmission = useResubmission(detail, state);
  const lost = countLost(decision.changes);
  const onChange = () => {
    props.onChange();
    if (remote.status === 'ready') remote.reload();
  };
  const actionsOf = (group: FindingGroup) =>
    group.finding.disposition === 'shadow' ? undefined : (
      <AskMenu
        decision={decision.id}
        group={group}
        recorded={decision.source.origin === 'demo'}
      />
    );
  return (
    <Stack>
      <RunHeader detail={detail} state={state} />
      {lost > 0 && ahead.has(state) && (
        <Notice tone="bad">
          <strong>{t('approvals.change.lost', { count: lost })}</strong>{' '}
          {t('approvals.change.lost.data')}
        </Notice>
      )}
      <Split
        main={
          <>
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
            {approval?.supersedes && (
              <Differences detail={approval} before={approval.supersedes} />
            )}
          </>
        }
        aside={
          <>
            {resubmission && decision.verdict.outcome === 'deny' && (
              <FixAndResubmit detail={detail} resubmission={resubmission} />
            )}
            <Approval detail={detail} />
            {detail.approval && <RunApproval approval={remote} />}
            {decision.target.lifetime && decision.target.ref && (
              <SandboxOf
                entityRef={decision.target.ref}
                environment={decision.target.environment}
              />
            )}
            <Help detail={detail} state={state} rules={known} />
          </>
        }
      />
      <WhatWouldChange detail={detail} />
      {approval && <ReviewSection detail={approval} onChange={onChange} />}
      {decision.target.ref && (
        <PreviousRun detail={detail} target={decision.target.ref} />
      )}
      <Comments decision={decision.id} />
      <Timeline events={timeline} decision={decision} />
      <LedgerPlaces detail={detail} />
      <Provenance decision={decision} />
      <ActionBar
        detail={detail}
        state={state}
        approval={approval}
        resubmission={resubmission}
        onChange={onChange}
      />
    </Stack>
  );
}

/** A service from before states were shown leaves it out; then it follows from what the answer has. */
function stateOf({ state, decision, approval }: DecisionDetail): RunState {
  return (
    state ??
    runStateOf({
      outcome: decision.verdict.outcome,
      approval: approval?.state,
    })
  );
}

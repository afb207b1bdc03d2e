import { LinkButton } from '@backstage/core-components';
import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import { Buttons } from '@backstage-guardrails/components';
import type {
  ApprovalDetail,
  DecisionDetail,
  RunAction,
  RunState,
} from '@backstage-guardrails/plugin-guardrails-common';
import { Fragment } from 'react';
import { useTranslation } from '../../translation';
import { canReassign } from '../approvals/canReassign';
import { Reassign } from '../approvals/Reassign';
import { ReviewButton } from '../approvals/ReviewButton';
import { Withdraw } from '../approvals/Withdraw';
import { useCaller } from '../common/useCaller';
import { LeftOut } from '../resubmit/LeftOut';
import type { Resubmission } from '../resubmit/useResubmission';
import { nextSteps } from './nextSteps';
import { RequestApproval } from './RequestApproval';
import { RequestException } from './RequestException';
import { Resume } from './Resume';
import { type ResumeForm, useResume } from './useResume';

const useStyles = makeStyles(
  theme => ({
    root: {
      position: 'sticky',
      bottom: 0,
      zIndex: 1,
      padding: theme.spacing(1.5, 2),
      borderTop: `2px solid ${theme.palette.primary.main}`,
    },
  }),
  { name: 'GuardrailsActionBar' },
);

/** The next steps of the signed-in person, always in sight; nothing where there is none. @internal */
export function ActionBar(props: {
  detail: DecisionDetail;
  state: RunState;
  approval?: ApprovalDetail;
  resubmission?: Resubmission;
  onChange: () => void;
}) {
  const { detail, state, approval, resubmission } = props;
  const classes = useStyles();
  const caller = useCaller();
  const { t } = useTranslation();
  const steps = nextSteps({
    state,
    caller,
    requester: detail.decision.actor.ref,
    recorded: detail.decision.source.origin === 'demo',
    approval,
  });
  const resume = useResume(steps.includes('resume') ? detail.run : undefined);
  const offered = steps.filter(action =>
    isOffered(action, { approval, resubmission, resume }),
  );
  if (offered.length === 0) return null;
  return (
    <Paper
      component="section"
      variant="outlined"
      square
      className={classes.root}
      aria-label={t('decision.actions.label')}
    >
      <Buttons>
        {offered.map(action => (
          <Fragment key={action}>
            <Action {...props} action={action} resume={resume} />
          </Fragment>
        ))}
      </Buttons>
    </Paper>
  );
}

/** Whether there is a button for it by now: what it needs may still be loading. */
function isOffered(
  action: RunAction,
  known: {
    approval?: ApprovalDetail;
    resubmission?: Resubmission;
    resume?: ResumeForm;
  },
): boolean {
  const { approval, resubmission, resume } = known;
  switch (action) {
    case 'request-approval':
    case 'request-exception':
      return true;
    case 'fix-and-resubmit':
      return (
        resubmission !== undefined && resubmission.trial.status !== 'loading'
      );
    case 'resume':
      return resume !== undefined;
    case 'reassign':
      return approval !== undefined && canReassign(approval);
    default:
      return approval !== undefined;
  }
}

function Action(props: {
  action: RunAction;
  detail: DecisionDetail;
  approval?: ApprovalDetail;
  resubmission?: Resubmission;
  resume?: ResumeForm;
  onChange: () => void;
}) {
  const { action, detail, approval, resubmission, resume, onChange } = props;
  const { t } = useTranslation();
  switch (action) {
    case 'approve':
    case 'request-changes':
    case 'reject':
      return approval ? (
        <ReviewButton
          kind={action}
          approval={approval}
          detail={detail}
          onDone={onChange}
        />
      ) : null;
    case 'reassign':
      return approval ? (
        <Reassign detail={approval} disabled={false} onChange={onChange} />
      ) : null;
    case 'withdraw':
      return approval ? (
        <Withdraw detail={approval} onChange={onChange} />
      ) : null;
    case 'resume':
      return resume ? <Resume form={resume} /> : null;
    case 'request-approval':
      return (
        <RequestApproval decision={detail.decision.id} onDone={onChange} />
      );
    case 'request-exception':
      return <RequestException decision={detail.decision} />;
    case 'fix-and-resubmit':
      return resubmission ? (
        <>
          <LinkButton to={resubmission.to} variant="contained" color="primary">
            {t('resubmit.action')}
          </LinkButton>
          <LeftOut names={resubmission.leftOut} />
        </>
      ) : null;
    default:
      throw new TypeError(`Not an action: ${String(action satisfies never)}`);
  }
}

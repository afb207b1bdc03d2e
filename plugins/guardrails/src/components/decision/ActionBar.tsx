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
import type { Resubmission } from '../resubmit/useResubmission';
import { nextSteps } from './nextSteps';
import { RequestApproval } from './RequestApproval';
import { RequestException } from './RequestException';
import { Resume } from './Resume';

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
    approval,
  }).filter(action => {
    if (action === 'fix-and-resubmit') return resubmission !== undefined;
    return action !== 'resume' || detail.run !== undefined;
  });
  if (steps.length === 0) return null;
  return (
    <Paper
      component="section"
      variant="outlined"
      square
      className={classes.root}
      aria-label={t('decision.actions.label')}
    >
      <Buttons>
        {steps.map(action => (
          <Fragment key={action}>
            <Action {...props} action={action} />
          </Fragment>
        ))}
      </Buttons>
    </Paper>
  );
}

function Action(props: {
  action: RunAction;
  detail: DecisionDetail;
  approval?: ApprovalDetail;
  resubmission?: Resubmission;
  onChange: () => void;
}) {
  const { action, detail, approval, resubmission, onChange } = props;
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
      return approval && canReassign(approval) ? (
        <Reassign detail={approval} disabled={false} onChange={onChange} />
      ) : null;
    case 'withdraw':
      return approval ? (
        <Withdraw detail={approval} onChange={onChange} />
      ) : null;
    case 'resume':
      return detail.run ? <Resume run={detail.run} /> : null;
    case 'request-approval':
      return (
        <RequestApproval decision={detail.decision.id} onDone={onChange} />
      );
    case 'request-exception':
      return <RequestException decision={detail.decision} />;
    case 'fix-and-resubmit':
      return resubmission && resubmission.trial.status !== 'loading' ? (
        <LinkButton to={resubmission.to} variant="contained" color="primary">
          {t('resubmit.action')}
        </LinkButton>
      ) : null;
    default:
      throw new TypeError(`Not an action: ${String(action satisfies never)}`);
  }
}

import { Link } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import type {
  ApprovalDetail,
  DecisionDetail,
} from '@backstage-guardrails/plugin-guardrails-common';
import {
  Age,
  StateLabel,
  useApproval,
} from '@backstage-guardrails/plugin-guardrails-react';
import { useLinks } from '../../routing';
import { approvalStates, progressText } from '../approvals/approvalWords';
import { waitsFor } from '../approvals/waitsFor';
import { Buttons } from '../common/Buttons';
import { Loaded } from '../common/Loaded';
import { People } from '../common/People';
import { Section } from '../common/Section';
import { useCaller } from '../common/useCaller';
import { PreApproval } from './PreApproval';
import { RequestApproval } from './RequestApproval';
import { Resume } from './Resume';

const useStyles = makeStyles(
  theme => ({
    list: {
      margin: theme.spacing(1, 0),
      paddingLeft: theme.spacing(2.5),
      fontSize: theme.typography.body2.fontSize,
    },
  }),
  { name: 'GuardrailsDecisionApproval' },
);

/** After these a new request can be opened for the same change. */
const askAgain = new Set<ApprovalDetail['state']>(['expired', 'withdrawn']);

/** With whom a change waits and why them, and the next step for whoever asked. @internal */
export function Approval(props: {
  detail: DecisionDetail;
  onChange: () => void;
}) {
  const { detail, onChange } = props;
  const { verdict, actor } = detail.decision;
  const caller = useCaller();
  if (verdict.preApproval?.status === 'used') {
    return (
      <Section title="Approval">
        <PreApproval answer={verdict.preApproval} />
      </Section>
    );
  }
  if (verdict.outcome !== 'needs-approval') return null;
  const mine = caller === actor.ref;
  return (
    <Section title="Approval">
      {detail.approval ? (
        <Requested
          detail={detail}
          id={detail.approval.id}
          mine={mine}
          onChange={onChange}
        />
      ) : (
        <>
          <Why detail={detail} />
          {mine ? (
            <RequestApproval decision={detail.decision.id} onDone={onChange} />
          ) : (
            <>Nobody is asked yet. Whoever asked for the change can do so.</>
          )}
        </>
      )}
    </Section>
  );
}

function Requested(props: {
  detail: DecisionDetail;
  id: string;
  mine: boolean;
  onChange: () => void;
}) {
  const { detail, id, mine } = props;
  const links = useLinks();
  const approval = useApproval(id);
  return (
    <Loaded
      remote={approval}
      of="the request for approval"
      absent={{
        title: 'It is asked for, and not yours to read',
        children: 'Whoever asked for the change can say where it stands.',
      }}
    >
      {request => (
        <>
          <StateLabel {...approvalStates[request.state]} />{' '}
          {approvalStates[request.state].sentence}
          <Standing request={request} />
          {request.state === 'open' && <Why detail={detail} />}
          <Buttons>
            <Link to={links.approval(id)}>Open the request</Link>
            {mine && request.state === 'approved' && detail.run && (
              <Resume run={detail.run} />
            )}
            {mine && askAgain.has(request.state) && (
              <RequestApproval
                decision={detail.decision.id}
                onDone={props.onChange}
              />
            )}
          </Buttons>
        </>
      )}
    </Loaded>
  );
}

function Standing(props: { request: ApprovalDetail }) {
  const { request } = props;
  const classes = useStyles();
  if (request.state !== 'open' && request.state !== 'approved') return null;
  const decided = request.consents.filter(c => !c.withdrawnAt);
  const left = waitsFor(request);
  return (
    <ul className={classes.list}>
      <li>{progressText(request.requirements)}</li>
      {decided.length > 0 && (
        <li>
          Decided: <People references={decided.map(c => c.person)} />
        </li>
      )}
      {request.state === 'open' && left.length > 0 && (
        <li>
          Waits for: <People references={left} />
        </li>
      )}
      <li>
        Expires <Age at={request.expiresAt} />
      </li>
    </ul>
  );
}

function Why(props: { detail: DecisionDetail }) {
  const classes = useStyles();
  const links = useLinks();
  const { obligations, preApproval } = props.detail.decision.verdict;
  const needed = obligations.flatMap(o => (o.kind === 'approval' ? [o] : []));
  return (
    <>
      <ul className={classes.list}>
        {needed.map((obligation, index) => (
          <li key={index}>
            {obligation.minimum} of <People references={obligation.from} />,
            because of{' '}
            {obligation.rules.map((rule, at) => (
              <span key={rule}>
                {at > 0 && ', '}
                <Link to={links.rule(rule)} underline="always">
                  {rule}
                </Link>
              </span>
            ))}
          </li>
        ))}
      </ul>
      <PreApproval answer={preApproval} />
    </>
  );
}

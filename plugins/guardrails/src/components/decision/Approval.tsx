import { Link } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import {
  Age,
  StateLabel,
  Buttons,
  Loaded,
  SafeLines,
  Section,
} from '@backstage-guardrails/components';
import type {
  ApprovalDetail,
  DecisionDetail,
} from '@backstage-guardrails/plugin-guardrails-common';
import { useGuardrails } from '@backstage-guardrails/plugin-guardrails-react';
import { useLinks } from '../../routing';
import { useTranslation } from '../../translation';
import { approvalState, progressText } from '../approvals/approvalState';
import { waitsFor } from '../approvals/waitsFor';
import { Actor } from '../common/Actor';
import { People } from '../common/People';
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
  const { t } = useTranslation();
  const caller = useCaller();
  if (verdict.preApproval?.status === 'used') {
    return (
      <Section title={t('decision.approval.title')}>
        <PreApproval answer={verdict.preApproval} />
      </Section>
    );
  }
  if (verdict.outcome !== 'needs-approval') return null;
  const mine = caller === actor.ref;
  return (
    <Section title={t('decision.approval.title')}>
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
            t('decision.approval.notRequested', {
              actor: <Actor reference={actor.ref} />,
            })
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
  const approval = useGuardrails(
    ['approval', id],
    (api, options) => api.getApproval(id, options),
    { live: true },
  );
  const { t } = useTranslation();
  return (
    <Loaded
      remote={approval}
      of={t('decision.approval.of')}
      absent={{
        title: t('decision.approval.absent.title'),
        children: t('decision.approval.absent.text'),
      }}
    >
      {request => (
        <>
          <StateLabel {...approvalState(request.state, t)} />{' '}
          {approvalState(request.state, t).sentence}
          {request.reason && (
            <p>
              {t('approvals.request.reason')}: “
              <SafeLines>{request.reason}</SafeLines>”
            </p>
          )}
          <Standing request={request} />
          {request.state === 'open' && <Why detail={detail} />}
          <Buttons>
            <Link to={links.approval(id)}>{t('decision.approval.open')}</Link>
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
  const { t } = useTranslation();
  if (request.state !== 'open' && request.state !== 'approved') return null;
  const decided = request.consents.filter(c => !c.withdrawnAt);
  const left = waitsFor(request);
  return (
    <ul className={classes.list}>
      <li>{progressText(request.requirements, t)}</li>
      {decided.length > 0 && (
        <li>
          {t('decision.approval.reviewed', {
            people: <People references={decided.map(c => c.person)} />,
          })}
        </li>
      )}
      {request.state === 'open' && left.length > 0 && (
        <li>
          {t('decision.approval.waiting', {
            people: <People references={left} />,
          })}
        </li>
      )}
      <li>
        {t('decision.approval.expires', {
          when: <Age at={request.expiresAt} />,
        })}
      </li>
    </ul>
  );
}

function Why(props: { detail: DecisionDetail }) {
  const classes = useStyles();
  const links = useLinks();
  const { t } = useTranslation();
  const { obligations, preApproval } = props.detail.decision.verdict;
  const needed = obligations.flatMap(o => (o.kind === 'approval' ? [o] : []));
  return (
    <>
      <ul className={classes.list}>
        {needed.map((obligation, index) => (
          <li key={index}>
            {t('decision.approval.needed', {
              minimum: String(obligation.minimum),
              people: <People references={obligation.from} either />,
              rules: (
                <>
                  {obligation.rules.map((rule, at) => (
                    <span key={rule}>
                      {at > 0 && ', '}
                      <Link to={links.rule(rule)} underline="always">
                        {rule}
                      </Link>
                    </span>
                  ))}
                </>
              ),
            })}
          </li>
        ))}
      </ul>
      <PreApproval answer={preApproval} />
    </>
  );
}

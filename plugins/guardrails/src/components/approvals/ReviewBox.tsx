import { Link } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import {
  ErrorState,
  Buttons,
  Field,
  SafeLines,
  Section,
  useAction,
} from '@backstage-guardrails/components';
import type {
  ApprovalDetail,
  ConsentKind,
} from '@backstage-guardrails/plugin-guardrails-common';
import {
  DigestText,
  guardrailsApiRef,
} from '@backstage-guardrails/plugin-guardrails-react';
import { useState } from 'react';
import { useLinks } from '../../routing';
import { useTranslation } from '../../translation';
import { People } from '../common/People';
import { usePasskeyConsent } from '../passkeys';
import { AssignedToYou } from './AssignedToYou';
import { Reassign } from './Reassign';
import { NotEligible } from './NotEligible';

const useStyles = makeStyles(
  theme => ({
    text: {
      margin: theme.spacing(1, 0),
      padding: theme.spacing(1.5, 2),
      borderLeft: `4px solid ${theme.palette.divider}`,
      background: theme.palette.background.default,
      fontFamily: 'inherit',
      fontSize: theme.typography.body2.fontSize,
      whiteSpace: 'pre-wrap',
      overflowWrap: 'anywhere',
    },
    form: {
      display: 'flex',
      flexDirection: 'column',
      gap: theme.spacing(1.5),
      marginTop: theme.spacing(2),
    },
  }),
  { name: 'GuardrailsReviewBox' },
);

/** What an approval is bound to, and the buttons for those who may review; others read why they can't. @internal */
export function ReviewBox(props: {
  detail: ApprovalDetail;
  onChange: () => void;
}) {
  const { detail } = props;
  const classes = useStyles();
  const { t } = useTranslation();
  return (
    <Section
      title={
        detail.eligibility.canDecide
          ? t('approvals.decide.title')
          : t('approvals.decide.titleOthers')
      }
    >
      <pre className={classes.text}>
        <SafeLines>{detail.consentText}</SafeLines>
      </pre>
      <Typography variant="body2" color="textSecondary">
        {t('approvals.decide.binds', {
          fingerprint: (
            <DigestText
              value={detail.fingerprint}
              name={t('approvals.decide.fingerprint')}
            />
          ),
          digest: (
            <DigestText
              value={detail.consentDigest}
              name={t('approvals.decide.digest')}
            />
          ),
        })}
      </Typography>
      <div className={classes.form}>
        <AssignedToYou detail={detail} onChange={props.onChange} />
        {detail.eligibility.canDecide ? (
          <Decide {...props} eligibility={detail.eligibility} />
        ) : (
          <NotEligible detail={detail} eligibility={detail.eligibility} />
        )}
      </div>
    </Section>
  );
}

function Decide(props: {
  detail: ApprovalDetail;
  eligibility: Extract<ApprovalDetail['eligibility'], { canDecide: true }>;
  onChange: () => void;
}) {
  const { detail, eligibility, onChange } = props;
  const api = useApi(guardrailsApiRef);
  const links = useLinks();
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const sign = usePasskeyConsent();
  const { state, run } = useAction();
  const signed = eligibility.consent === 'passkey';
  const said = reason.trim();
  const running = state.status === 'running';
  // A review is reassigned once, and a delegate can't reassign the review of another.
  const ownPart =
    !eligibility.standsInFor?.length && detail.handedToYou.length === 0;

  const decide = async (kind: ConsentKind) => {
    const done = await run(async () => {
      const passkey = signed
        ? await sign({ approval: detail.id, kind })
        : undefined;
      await api.consent(detail.id, {
        kind,
        fingerprint: detail.fingerprint,
        ...(said && { reason: said }),
        ...(passkey && { passkey }),
      });
    });
    if (done) onChange();
  };

  return (
    <>
      {eligibility.standsInFor && eligibility.standsInFor.length > 0 && (
        <Typography variant="body2">
          {t('approvals.decide.delegate', {
            people: <People references={eligibility.standsInFor} />,
          })}
        </Typography>
      )}
      {signed && (
        <Typography variant="body2">
          {t('approvals.decide.passkey')}{' '}
          <Link to={links.approvalSettings()} underline="always">
            {t('approvals.decide.passkeys')}
          </Link>
        </Typography>
      )}
      <Field
        label={t('approvals.decide.reason')}
        value={reason}
        onChange={setReason}
        lines={2}
        help={t('approvals.decide.reason.help')}
      />
      <Buttons>
        <Button
          variant="contained"
          color="primary"
          disabled={running}
          onClick={() => decide('approve')}
        >
          {signed
            ? t('approvals.decide.approveSigned')
            : t('approvals.decide.approve')}
        </Button>
        <Button
          variant="outlined"
          disabled={running || !said}
          title={said ? undefined : t('approvals.decide.needsReason')}
          onClick={() => decide('reject')}
        >
          {signed
            ? t('approvals.decide.rejectSigned')
            : t('approvals.decide.reject')}
        </Button>
        {detail.subject.kind === 'change' && (
          <Button
            variant="outlined"
            disabled={running || !said}
            title={said ? undefined : t('approvals.decide.needsReason')}
            onClick={() => decide('request-changes')}
          >
            {signed
              ? t('approvals.decide.requestChangesSigned')
              : t('approvals.decide.requestChanges')}
          </Button>
        )}
        {ownPart && (
          <Reassign detail={detail} disabled={running} onChange={onChange} />
        )}
      </Buttons>
      {state.status === 'failed' && (
        <ErrorState title={t('approvals.decide.failed')} error={state.error} />
      )}
    </>
  );
}

import { Link } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type {
  ApprovalDetail,
  ConsentKind,
} from '@backstage-guardrails/plugin-guardrails-common';
import {
  DigestText,
  ErrorState,
  guardrailsApiRef,
} from '@backstage-guardrails/plugin-guardrails-react';
import { useState } from 'react';
import { useLinks } from '../../routing';
import { Buttons } from '../common/Buttons';
import { Field } from '../common/Field';
import { Notice } from '../common/Notice';
import { People } from '../common/People';
import { SafeLines } from '../common/SafeLines';
import { Section } from '../common/Section';
import { usePasskeyConsent } from '../passkeys';
import { useAction } from '../common/useAction';
import { Sentence } from '../common/Sentence';
import { HandedToYou } from './HandedToYou';
import { HandOver } from './HandOver';

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
  { name: 'GuardrailsConsentBox' },
);

/** What a consent binds to, and the buttons for whoever may give it; anybody else reads why they cannot. @internal */
export function ConsentBox(props: {
  detail: ApprovalDetail;
  onChange: () => void;
}) {
  const { detail } = props;
  const classes = useStyles();
  return (
    <Section title="What the consent binds to">
      <pre className={classes.text}>
        <SafeLines>{detail.consentText}</SafeLines>
      </pre>
      <Typography variant="body2" color="textSecondary">
        Exactly this, and nothing that differs from it. Fingerprint{' '}
        <DigestText value={detail.fingerprint} name="the fingerprint" />, digest
        of this text{' '}
        <DigestText
          value={detail.consentDigest}
          name="the digest of the text"
        />
      </Typography>
      <div className={classes.form}>
        <HandedToYou detail={detail} onChange={props.onChange} />
        {detail.eligibility.canDecide ? (
          <Decide {...props} eligibility={detail.eligibility} />
        ) : (
          <Notice tone="neutral">
            {detail.state === 'open' && (
              <strong>You cannot decide on this. </strong>
            )}
            <Sentence>{detail.eligibility.reason}</Sentence> [
            {detail.eligibility.code}]
          </Notice>
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
  const [reason, setReason] = useState('');
  const sign = usePasskeyConsent();
  const { state, run } = useAction();
  const signed = eligibility.consent === 'passkey';
  const said = reason.trim();
  const running = state.status === 'running';
  // What was handed on goes one step, and what somebody stands in for is not theirs to hand over.
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
          You stand in for <People references={eligibility.standsInFor} />.
        </Typography>
      )}
      {signed && (
        <Typography variant="body2">
          Policy asks that you sign your word with a passkey. One that you
          enrolled after the request was opened does not count.{' '}
          <Link to={links.approvalSettings()} underline="always">
            Your passkeys
          </Link>
        </Typography>
      )}
      <Field
        label="Reason"
        value={reason}
        onChange={setReason}
        lines={2}
        help="Needed to reject. Everybody who can see the request reads it."
      />
      <Buttons>
        <Button
          variant="contained"
          color="primary"
          disabled={running}
          onClick={() => decide('approve')}
        >
          {signed ? 'Approve with a passkey' : 'Approve'}
        </Button>
        <Button
          variant="outlined"
          disabled={running || !said}
          title={said ? undefined : 'Say why first'}
          onClick={() => decide('reject')}
        >
          {signed ? 'Reject with a passkey' : 'Reject'}
        </Button>
        {ownPart && (
          <HandOver detail={detail} disabled={running} onChange={onChange} />
        )}
      </Buttons>
      {state.status === 'failed' && (
        <ErrorState title="Your word was not recorded" error={state.error} />
      )}
    </>
  );
}

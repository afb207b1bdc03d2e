import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type {
  ApprovalDetail,
  Consent,
} from '@backstage-guardrails/plugin-guardrails-common';
import { Age, StateLabel } from '@backstage-guardrails/plugin-guardrails-react';
import { Actor } from '../common/Actor';
import { SafeLines } from '../common/SafeLines';
import { Section } from '../common/Section';

const useStyles = makeStyles(
  theme => ({
    root: { margin: 0, padding: 0, listStyle: 'none' },
    item: {
      marginBottom: theme.spacing(1.5),
      fontSize: theme.typography.body2.fontSize,
    },
    quiet: { color: theme.palette.text.secondary },
  }),
  { name: 'GuardrailsConsentList' },
);

/** Everybody's word so far, the taken back ones included. @internal */
export function ConsentList(props: {
  detail: Pick<ApprovalDetail, 'consents'>;
}) {
  const { consents } = props.detail;
  const classes = useStyles();
  return (
    <Section title={`Who has decided (${consents.length})`}>
      {consents.length ? (
        <ul className={classes.root}>
          {consents.map(consent => (
            <li key={consent.id} className={classes.item}>
              <Word consent={consent} />
            </li>
          ))}
        </ul>
      ) : (
        <Typography variant="body2">Nobody yet.</Typography>
      )}
    </Section>
  );
}

function Word(props: { consent: Consent }) {
  const { consent } = props;
  const classes = useStyles();
  return (
    <>
      <StateLabel {...labelOf(consent)} /> <Actor reference={consent.person} />
      {consent.delegatedBy && (
        <>
          , standing in for <Actor reference={consent.delegatedBy} />
        </>
      )}
      {consent.reason && (
        <div>
          “<SafeLines>{consent.reason}</SafeLines>”
        </div>
      )}
      <div className={classes.quiet}>
        <Age at={consent.at} />,{' '}
        {consent.means === 'passkey'
          ? 'signed with a passkey'
          : 'in their session, without a passkey'}
        {consent.withdrawnAt && (
          <>
            ; taken back <Age at={consent.withdrawnAt} />
          </>
        )}
      </div>
    </>
  );
}

function labelOf({ kind, withdrawnAt }: Consent) {
  if (withdrawnAt) return { word: 'Taken back', tone: 'neutral' } as const;
  return kind === 'approve'
    ? ({ word: 'Approved', tone: 'good' } as const)
    : ({ word: 'Rejected', tone: 'bad' } as const);
}

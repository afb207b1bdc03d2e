import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import {
  Age,
  StateLabel,
  SafeLines,
  Section,
} from '@backstage-guardrails/components';
import type {
  ApprovalDetail,
  Consent,
} from '@backstage-guardrails/plugin-guardrails-common';
import { useTranslation } from '../../translation';
import { Actor } from '../common/Actor';

const useStyles = makeStyles(
  theme => ({
    root: { margin: 0, padding: 0, listStyle: 'none' },
    item: {
      marginBottom: theme.spacing(1.5),
      fontSize: theme.typography.body2.fontSize,
    },
    quiet: { color: theme.palette.text.secondary },
  }),
  { name: 'GuardrailsReviewList' },
);

/** Every review so far, withdrawn ones included. @internal */
export function ReviewList(props: {
  detail: Pick<ApprovalDetail, 'consents'>;
}) {
  const { consents } = props.detail;
  const { t } = useTranslation();
  const classes = useStyles();
  return (
    <Section
      title={t('approvals.review.title', { number: String(consents.length) })}
    >
      {consents.length ? (
        <ul className={classes.root}>
          {consents.map(consent => (
            <li key={consent.id} className={classes.item}>
              <Review consent={consent} />
            </li>
          ))}
        </ul>
      ) : (
        <Typography variant="body2">{t('approvals.review.none')}</Typography>
      )}
    </Section>
  );
}

function Review(props: { consent: Consent }) {
  const { consent } = props;
  const { t } = useTranslation();
  const label = labelOf(consent);
  const person = <Actor reference={consent.person} />;
  const at = <Age at={consent.at} />;
  const classes = useStyles();
  return (
    <>
      <StateLabel tone={label.tone} word={t(`approvals.review.${label.key}`)} />{' '}
      {consent.delegatedBy
        ? t('approvals.review.delegate', {
            person,
            delegator: <Actor reference={consent.delegatedBy} />,
          })
        : person}
      {consent.reason && (
        <div>
          “<SafeLines>{consent.reason}</SafeLines>”
        </div>
      )}
      <div className={classes.quiet}>
        {consent.means === 'passkey'
          ? t('approvals.review.signed', { at })
          : t('approvals.review.session', { at })}
        {consent.withdrawnAt && (
          <div>
            {t('approvals.review.withdrawnAt', {
              at: <Age at={consent.withdrawnAt} />,
            })}
          </div>
        )}
      </div>
    </>
  );
}

const labels = {
  approve: { key: 'approved', tone: 'good' },
  reject: { key: 'rejected', tone: 'bad' },
  'request-changes': { key: 'changes-requested', tone: 'caution' },
} as const;

function labelOf({ kind, withdrawnAt }: Consent) {
  if (withdrawnAt) return { key: 'withdrawn', tone: 'neutral' } as const;
  return labels[kind];
}

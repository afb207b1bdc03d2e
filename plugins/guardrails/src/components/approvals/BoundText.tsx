import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { SafeLines } from '@backstage-guardrails/components';
import type { ApprovalDetail } from '@backstage-guardrails/plugin-guardrails-common';
import { DigestText } from '@backstage-guardrails/plugin-guardrails-react';
import { useTranslation } from '../../translation';

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
  }),
  { name: 'GuardrailsBoundText' },
);

/** The exact text that an approval is bound to, with its digests. @internal */
export function BoundText(props: {
  detail: Pick<ApprovalDetail, 'consentText' | 'consentDigest' | 'fingerprint'>;
}) {
  const { consentText, consentDigest, fingerprint } = props.detail;
  const classes = useStyles();
  const { t } = useTranslation();
  return (
    <>
      <pre className={classes.text}>
        <SafeLines>{consentText}</SafeLines>
      </pre>
      <Typography variant="body2" color="textSecondary">
        {t('approvals.decide.binds', {
          fingerprint: (
            <DigestText
              value={fingerprint}
              name={t('approvals.decide.fingerprint')}
            />
          ),
          digest: (
            <DigestText
              value={consentDigest}
              name={t('approvals.decide.digest')}
            />
          ),
        })}
      </Typography>
    </>
  );
}

import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { SafeText } from '@backstage-guardrails/components';
import type { PreApprovalAnswer } from '@backstage-guardrails/policy-model';
import { useTranslation } from '../../translation';

const useStyles = makeStyles(
  theme => ({
    list: {
      margin: theme.spacing(0.5, 0, 1),
      paddingLeft: theme.spacing(2.5),
      fontSize: theme.typography.body2.fontSize,
      overflowWrap: 'anywhere',
    },
  }),
  { name: 'GuardrailsPreApproval' },
);

/** What stood in for the consent of people, or why they are asked although something could have. @internal */
export function PreApproval(props: { answer?: PreApprovalAnswer }) {
  const { answer } = props;
  const classes = useStyles();
  const { t } = useTranslation();
  if (!answer) return null;
  if (answer.status === 'used') {
    return (
      <Typography variant="body2">
        {t('decision.preApproval.used', {
          id: (
            <strong>
              <SafeText>{answer.id}</SafeText>
            </strong>
          ),
          why: <SafeText>{answer.why}</SafeText>,
        })}
      </Typography>
    );
  }
  return (
    <>
      <Typography variant="body2">
        {t('decision.preApproval.notUsed')}
      </Typography>
      <ul className={classes.list}>
        {answer.because.map(({ id, message }, index) => (
          <li key={index}>
            {id === undefined ? (
              <SafeText>{message}</SafeText>
            ) : (
              t('decision.preApproval.notUsed.by', {
                id: <SafeText>{id}</SafeText>,
                reason: <SafeText>{message}</SafeText>,
              })
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

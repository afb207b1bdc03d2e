import { makeStyles } from '@material-ui/core/styles';
import { SafeText, Notice } from '@backstage-guardrails/components';
import type { DutyReport } from '@backstage-guardrails/plugin-guardrails-common';
import { useTranslation } from '../../translation';

const useStyles = makeStyles(
  theme => ({
    root: { marginTop: theme.spacing(2) },
    list: { margin: theme.spacing(0.5, 0, 0), paddingLeft: theme.spacing(2.5) },
  }),
  { name: 'GuardrailsNotConnected' },
);

/** Systems that are not connected, so that the list above may be incomplete. @internal */
export function NotConnected(props: { gaps: DutyReport['notConnected'] }) {
  const classes = useStyles();
  const { t } = useTranslation();
  if (props.gaps.length === 0) return null;
  return (
    <div className={classes.root}>
      <Notice tone="caution">
        <strong>{t('duties.notConnected.title')}</strong>
        <ul className={classes.list}>
          {props.gaps.map(({ duty, reason }) => (
            <li key={reason}>
              {t('duties.path.step', {
                duty: t(`duties.duty.${duty}`),
                via: <SafeText>{reason}</SafeText>,
              })}
            </li>
          ))}
        </ul>
      </Notice>
    </div>
  );
}

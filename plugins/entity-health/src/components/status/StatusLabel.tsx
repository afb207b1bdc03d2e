import { makeStyles, useTheme } from '@material-ui/core/styles';
import { toneColours } from '@backstage-guardrails/components';
import type { HealthStatus } from '@backstage-guardrails/plugin-entity-health-common';
import { useTranslation } from '../../translation';
import { statusLooks } from './statusLooks';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'inline-flex',
      alignItems: 'center',
      gap: theme.spacing(0.5),
      padding: theme.spacing(0.25, 1, 0.25, 0.75),
      borderRadius: 999,
      fontSize: theme.typography.body2.fontSize,
      fontWeight: 600,
      whiteSpace: 'nowrap',
    },
  }),
  { name: 'EntityHealthStatusLabel' },
);

/** A status as icon and word; the colour repeats it. @internal */
export function StatusLabel(props: { status: HealthStatus }) {
  const classes = useStyles();
  const { t } = useTranslation();
  const { tone, icon: Icon } = statusLooks[props.status];
  const { text, surface } = toneColours(useTheme(), tone);
  return (
    <span className={classes.root} style={{ color: text, background: surface }}>
      <Icon fontSize="small" aria-hidden />
      {t(`status.word.${props.status}`)}
    </span>
  );
}

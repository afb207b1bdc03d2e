import { makeStyles, useTheme } from '@material-ui/core/styles';
import { SafeText, toneColours } from '@backstage-guardrails/components';
import type { ResourceChange } from '@backstage-guardrails/policy-model';
import { useState } from 'react';
import { useTranslation } from '../../translation';
import { ChangeDiff } from './ChangeDiff';
import { changeSigns } from './changeSigns';

const useStyles = makeStyles(
  theme => ({
    root: {
      borderTop: `1px solid ${theme.palette.divider}`,
      padding: theme.spacing(0.75, 0),
    },
    summary: {
      cursor: 'pointer',
      fontFamily: 'monospace',
      fontSize: theme.typography.body2.fontSize,
      '&:focus-visible': { outline: `2px solid ${theme.palette.primary.main}` },
    },
    word: {
      fontFamily: theme.typography.fontFamily,
      marginLeft: theme.spacing(1),
    },
    found: {
      fontFamily: theme.typography.fontFamily,
      marginLeft: theme.spacing(1),
      fontWeight: 600,
      color: toneColours(theme, 'bad').text,
    },
    body: { padding: theme.spacing(0.5, 0, 0.5, 3) },
  }),
  { name: 'GuardrailsChangeRow' },
);

/** One resource: its sign and address, opening to every value that changes. @internal */
export function ChangeRow(props: {
  change: ResourceChange;
  findings: number;
  open: boolean;
}) {
  const { change, findings } = props;
  const classes = useStyles();
  const theme = useTheme();
  const { t } = useTranslation();
  // The diff of a closed row costs nothing: plans can hold thousands of rows.
  const [open, setOpen] = useState(props.open);
  const { sign, tone } = changeSigns[change.kind];
  return (
    <details
      className={classes.root}
      open={open}
      onToggle={event => setOpen(event.currentTarget.open)}
    >
      <summary className={classes.summary}>
        <span aria-hidden style={{ color: toneColours(theme, tone).text }}>
          {sign}
        </span>{' '}
        <SafeText>{change.address}</SafeText>
        <span
          className={classes.word}
          style={{ color: toneColours(theme, tone).text }}
        >
          {t(`changes.kind.${change.kind}`)}
        </span>
        {findings > 0 && (
          <span className={classes.found}>
            {t('changes.findings', { count: findings })}
          </span>
        )}
      </summary>
      {open && (
        <div className={classes.body}>
          <ChangeDiff change={change} />
        </div>
      )}
    </details>
  );
}

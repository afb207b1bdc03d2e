import { makeStyles } from '@material-ui/core/styles';
import type { DutyReport } from '@backstage-guardrails/plugin-guardrails-common';
import { SafeText } from '@backstage-guardrails/plugin-guardrails-react';
import { Notice } from '../common/Notice';
import { dutyWords } from './dutyWords';

const useStyles = makeStyles(
  theme => ({
    root: { marginTop: theme.spacing(2) },
    list: { margin: theme.spacing(0.5, 0, 0), paddingLeft: theme.spacing(2.5) },
  }),
  { name: 'GuardrailsNotConnected' },
);

/** What nobody should conclude from the list above. @internal */
export function NotConnected(props: { gaps: DutyReport['notConnected'] }) {
  const classes = useStyles();
  if (props.gaps.length === 0) return null;
  return (
    <div className={classes.root}>
      <Notice tone="caution">
        <strong>Not known here</strong>
        <ul className={classes.list}>
          {props.gaps.map(({ duty, reason }) => (
            <li key={reason}>
              {dutyWords[duty]}: <SafeText>{reason}</SafeText>
            </li>
          ))}
        </ul>
      </Notice>
    </div>
  );
}

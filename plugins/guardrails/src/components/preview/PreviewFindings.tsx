import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { SafeText } from '@backstage-guardrails/components';
import {
  groupFindings,
  type Finding,
  type FindingGroup,
} from '@backstage-guardrails/policy-model';
import { LevelLabel } from '@backstage-guardrails/plugin-guardrails-react';
import type { ReactNode } from 'react';

const useStyles = makeStyles(
  theme => ({
    root: { margin: 0, padding: 0, listStyle: 'none' },
    finding: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(0.5, 1.5),
      padding: theme.spacing(1, 0),
      '& + &': { borderTop: `1px solid ${theme.palette.divider}` },
    },
    words: { flex: '1 1 320px' },
  }),
  { name: 'GuardrailsPreviewFindings' },
);

/** The violations of the form as it is: one sentence and the fixes per finding. @internal */
export function PreviewFindings(props: {
  findings: readonly Finding[];
  /** The fix in the words of the form; that of the rule is for authors of modules. */
  fixOf?: (finding: Finding) => string | undefined;
  actionsOf?: (group: FindingGroup) => ReactNode;
}) {
  const classes = useStyles();
  return (
    <ul className={classes.root}>
      {groupFindings(props.findings).map((group, index) => (
        <li key={index} className={classes.finding}>
          <div className={classes.words}>
            <Typography variant="subtitle2" component="p">
              <SafeText>{group.finding.title}</SafeText>{' '}
              <LevelLabel
                level={group.finding.level}
                disposition={group.finding.disposition}
              />
            </Typography>
            <Typography variant="body2">
              <SafeText>{group.finding.message}</SafeText>{' '}
              <SafeText>
                {props.fixOf?.(group.finding) ?? group.finding.fix}
              </SafeText>
            </Typography>
          </div>
          {props.actionsOf?.(group)}
        </li>
      ))}
    </ul>
  );
}

import { makeStyles } from '@material-ui/core/styles';
import {
  groupFindings,
  type Finding,
  type FindingGroup,
} from '@backstage-guardrails/policy-model';
import type { ReactNode } from 'react';
import { FindingCard } from './FindingCard';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexDirection: 'column',
      gap: theme.spacing(1.5),
      margin: 0,
      padding: 0,
      listStyle: 'none',
    },
  }),
  { name: 'GuardrailsFindingList' },
);

/** Findings as cards, in the order of the verdict (worst first), equal ones together. @public */
export function FindingList(props: {
  findings: readonly Finding[];
  /** Why a rule exists. */
  whyOf?: (rule: string) => string | undefined;
  /** Address of a rule's page. */
  ruleTo?: (rule: string) => string;
  /** Address of an exception's page. */
  exceptionTo?: (exception: string) => string;
  actionsOf?: (group: FindingGroup) => ReactNode;
}) {
  const classes = useStyles();
  return (
    <ul className={classes.root}>
      {groupFindings(props.findings).map((group, index) => (
        <li key={`${index} ${group.finding.rule}`}>
          <FindingCard
            group={group}
            why={props.whyOf?.(group.finding.rule)}
            ruleTo={props.ruleTo?.(group.finding.rule)}
            exceptionTo={
              group.finding.exception &&
              props.exceptionTo?.(group.finding.exception)
            }
            actions={props.actionsOf?.(group)}
          />
        </li>
      ))}
    </ul>
  );
}

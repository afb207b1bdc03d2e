import { Link } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import Paper from '@material-ui/core/Paper';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableContainer from '@material-ui/core/TableContainer';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import type { DecisionSummary } from '@backstage-guardrails/plugin-guardrails-common';
import {
  Age,
  describeDecision,
  describeFormat,
  OutcomeLabel,
  SafeText,
  shortId,
} from '@backstage-guardrails/plugin-guardrails-react';
import { useLinks } from '../../routing';
import { Actor } from '../common/Actor';
import { Target } from '../common/Target';

const useStyles = makeStyles(
  theme => ({
    table: { '& td, & th': { wordBreak: 'normal', lineHeight: 1.4 } },
    what: { width: '44%' },
    headline: {
      color: theme.palette.text.secondary,
      display: '-webkit-box',
      '-webkit-line-clamp': 2,
      '-webkit-box-orient': 'vertical',
      overflow: 'hidden',
    },
    calm: { whiteSpace: 'nowrap' },
  }),
  { name: 'GuardrailsDecisionTable' },
);

/** Decisions as rows: outcome, what and why, where, who, when. @internal */
export function DecisionTable(props: { decisions: DecisionSummary[] }) {
  const classes = useStyles();
  const links = useLinks();
  return (
    <TableContainer component={Paper} variant="outlined">
      <Table
        size="small"
        className={classes.table}
        aria-label="Decisions, newest first"
      >
        <TableHead>
          <TableRow>
            <TableCell>Outcome</TableCell>
            <TableCell>What was asked</TableCell>
            <TableCell>Judged</TableCell>
            <TableCell>Target</TableCell>
            <TableCell>By</TableCell>
            <TableCell>When</TableCell>
            <TableCell>Decision</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {props.decisions.map(decision => (
            <TableRow key={decision.id}>
              <TableCell>
                <OutcomeLabel outcome={decision.outcome} />
              </TableCell>
              <TableCell className={classes.what}>
                <Link to={links.decision(decision.id)}>
                  {describeDecision(decision)}
                </Link>
                {decision.headline && (
                  <div className={classes.headline}>
                    <SafeText>{decision.headline}</SafeText>
                  </div>
                )}
              </TableCell>
              <TableCell>
                <SafeText>{describeFormat(decision.format)}</SafeText>
              </TableCell>
              <TableCell>
                <Target reference={decision.target.ref} />
              </TableCell>
              <TableCell>
                <Actor reference={decision.actor.ref} />
              </TableCell>
              <TableCell className={classes.calm}>
                <Age at={decision.recordedAt} />
              </TableCell>
              <TableCell className={classes.calm}>
                <code title={decision.id}>{shortId(decision.id)}</code>
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}

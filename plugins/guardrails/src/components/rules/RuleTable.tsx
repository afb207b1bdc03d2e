import { Link } from '@backstage/core-components';
import Paper from '@material-ui/core/Paper';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableContainer from '@material-ui/core/TableContainer';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import type { Rule } from '@backstage-guardrails/policy-model';
import { useLinks } from '../../routing';
import type { Said } from './levelIn';
import { LevelNotes } from './LevelNotes';
import { RuleLevel } from './RuleLevel';

/** Rules as rows: what must be true, for what, how strict. @internal */
export function RuleTable(props: { rules: Rule[]; said: Said }) {
  const { said } = props;
  const links = useLinks();
  return (
    <TableContainer component={Paper} variant="outlined">
      <Table size="small" aria-label="Rules">
        <TableHead>
          <TableRow>
            <TableCell>What must be true</TableCell>
            <TableCell>Objective</TableCell>
            <TableCell>Severity</TableCell>
            <TableCell>In production</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {props.rules.map(rule => (
            <TableRow key={rule.id}>
              <TableCell>
                <Link to={links.rule(rule.id)}>{rule.title}</Link>
                <Typography
                  variant="caption"
                  color="textSecondary"
                  component="div"
                >
                  <code>{rule.id}</code>
                </Typography>
                <LevelNotes rule={rule} said={said} />
              </TableCell>
              <TableCell>{rule.objective}</TableCell>
              <TableCell>{rule.severity}</TableCell>
              <TableCell>
                <RuleLevel
                  rule={rule}
                  said={said}
                  environmentClass="production"
                />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}

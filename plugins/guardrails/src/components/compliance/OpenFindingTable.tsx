import { Link } from '@backstage/core-components';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableContainer from '@material-ui/core/TableContainer';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import type { EntityCompliance } from '@backstage-guardrails/plugin-guardrails-common';
import {
  Age,
  ExpectedText,
  LevelLabel,
  SafeText,
  shortId,
  ValueText,
} from '@backstage-guardrails/plugin-guardrails-react';
import { makeStyles } from '@material-ui/core/styles';
import { useLinks } from '../../routing';

const useStyles = makeStyles(
  { table: { '& td, & th': { wordBreak: 'normal', lineHeight: 1.4 } } },
  { name: 'GuardrailsOpenFindingTable' },
);

/** Open findings as rows: what, where, since when, how strict, from which decision. @internal */
export function OpenFindingTable(props: { open: EntityCompliance['open'] }) {
  const classes = useStyles();
  const links = useLinks();
  return (
    <TableContainer>
      <Table className={classes.table} size="small" aria-label="Open findings">
        <TableHead>
          <TableRow>
            <TableCell>What must be true</TableCell>
            <TableCell>Resource</TableCell>
            <TableCell>Is</TableCell>
            <TableCell>Expected</TableCell>
            <TableCell>Since</TableCell>
            <TableCell>Level</TableCell>
            <TableCell>Decision</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {props.open.map((finding, index) => (
            <TableRow key={index}>
              <TableCell>
                <Link to={links.rule(finding.rule)}>{finding.title}</Link>
              </TableCell>
              <TableCell>
                <code>
                  <SafeText>{finding.resource}</SafeText>
                </code>
              </TableCell>
              <TableCell>
                <ValueText value={finding.actual} />
              </TableCell>
              <TableCell>
                <ExpectedText value={finding.expected} />
              </TableCell>
              <TableCell>
                <Age at={finding.since} />
              </TableCell>
              <TableCell>
                <LevelLabel
                  level={finding.level}
                  disposition={finding.disposition}
                />
                {finding.exception && (
                  <div>
                    <Link to={links.exception(finding.exception)}>
                      exception {shortId(finding.exception)}
                    </Link>
                  </div>
                )}
              </TableCell>
              <TableCell>
                <Link to={links.decision(finding.decision)}>
                  <code title={finding.decision}>
                    {shortId(finding.decision)}
                  </code>
                </Link>
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}

import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import type { Facts } from '@backstage-guardrails/policy-model';
import {
  SafeText,
  ValueText,
} from '@backstage-guardrails/plugin-guardrails-react';

/** The facts a verdict was made with, each with its source and how old it was then. @internal */
export function FactList(props: { facts: Facts; judgedAt: string }) {
  return (
    <Table size="small" aria-label="Facts">
      <TableHead>
        <TableRow>
          <TableCell>Fact</TableCell>
          <TableCell>Value</TableCell>
          <TableCell>Source</TableCell>
          <TableCell align="right">Age when judged</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {Object.entries(props.facts).map(([name, fact]) => (
          <TableRow key={name}>
            <TableCell>
              <SafeText>{name}</SafeText>
            </TableCell>
            <TableCell>
              {fact.status === 'known' ? (
                <ValueText value={fact.value} />
              ) : (
                <>
                  not known: <SafeText>{fact.reason}</SafeText>
                </>
              )}
            </TableCell>
            <TableCell>
              <SafeText>{fact.source}</SafeText>
            </TableCell>
            <TableCell align="right">
              {ageInSeconds(fact.observedAt, props.judgedAt)} s
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

function ageInSeconds(observedAt: string, judgedAt: string): number {
  return Math.max(
    0,
    Math.round((Date.parse(judgedAt) - Date.parse(observedAt)) / 1000),
  );
}

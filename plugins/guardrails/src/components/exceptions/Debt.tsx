import { Link } from '@backstage/core-components';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import type { ExceptionDebt } from '@backstage-guardrails/plugin-guardrails-common';
import { useExceptionDebt } from '@backstage-guardrails/plugin-guardrails-react';
import { useLinks } from '../../routing';
import { Actor } from '../common/Actor';
import { Loaded } from '../common/Loaded';
import { RowTable } from '../common/RowTable';
import { Section } from '../common/Section';
import { Split } from '../common/Split';
import { DebtChart } from './DebtChart';

/** How many exceptions are open, whose, from which rules, how old, and how that went. @internal */
export function Debt(props: {
  onOwner: (owner: string) => void;
  onRule: (rule: string) => void;
}) {
  const debt = useExceptionDebt();
  return (
    <Section title="Exception debt" note="open exceptions, day by day">
      <Loaded remote={debt} of="the exception debt">
        {value =>
          value.byTeam.length || value.history.some(day => day.active) ? (
            <Split
              main={
                <>
                  <DebtChart history={value.history} />
                  <ByTeam debt={value} onOwner={props.onOwner} />
                </>
              }
              aside={<ByRule debt={value} onRule={props.onRule} />}
            />
          ) : (
            <Typography variant="body2">
              No exception is open, and none was at the end of a day.
            </Typography>
          )
        }
      </Loaded>
    </Section>
  );
}

function ByTeam(props: {
  debt: ExceptionDebt;
  onOwner: (owner: string) => void;
}) {
  if (!props.debt.byTeam.length) return null;
  return (
    <RowTable
      label="Open exceptions by team"
      rows={props.debt.byTeam}
      keyOf={({ owner }) => owner}
      columns={[
        { title: 'Team', cell: ({ owner }) => <Actor reference={owner} /> },
        { title: 'Open', shape: 'number', cell: ({ active }) => active },
        {
          title: 'Oldest, in days',
          shape: 'number',
          cell: ({ oldestDays }) => oldestDays,
        },
        {
          title: 'By severity',
          cell: ({ bySeverity }) =>
            Object.entries(bySeverity)
              .map(([severity, count]) => `${count} ${severity}`)
              .join(', '),
        },
        {
          title: 'List',
          cell: ({ owner }) => (
            <Button
              size="small"
              aria-label={`Show the exceptions of ${owner}`}
              onClick={() => props.onOwner(owner)}
            >
              Show
            </Button>
          ),
        },
      ]}
    />
  );
}

function ByRule(props: {
  debt: ExceptionDebt;
  onRule: (rule: string) => void;
}) {
  const links = useLinks();
  if (!props.debt.byRule.length) return null;
  return (
    <RowTable
      label="Open exceptions by rule"
      rows={props.debt.byRule}
      keyOf={({ rule }) => rule}
      columns={[
        {
          title: 'Rule',
          cell: ({ rule }) => <Link to={links.rule(rule)}>{rule}</Link>,
        },
        {
          title: 'Open',
          shape: 'number',
          cell: ({ rule, active }) => (
            <Button
              size="small"
              aria-label={`Show the ${active} exceptions from ${rule}`}
              onClick={() => props.onRule(rule)}
            >
              {active}
            </Button>
          ),
        },
        {
          title: 'Oldest, in days',
          shape: 'number',
          cell: ({ oldestDays }) => oldestDays,
        },
      ]}
    />
  );
}

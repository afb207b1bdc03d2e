import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type { DutyReport } from '@backstage-guardrails/plugin-guardrails-common';
import { SafeText } from '@backstage-guardrails/plugin-guardrails-react';
import { Actor } from '../common/Actor';
import { RowTable } from '../common/RowTable';
import { dutyWords } from './dutyWords';

const useStyles = makeStyles(
  theme => ({
    path: { margin: 0, paddingLeft: theme.spacing(2.5) },
    note: { marginTop: theme.spacing(1.5) },
  }),
  { name: 'GuardrailsDutyPaths' },
);

/** People with a way of their own, each with the way, and what one person can never do in one change. @internal */
export function DutyPaths(props: Pick<DutyReport, 'alone' | 'conflicts'>) {
  const { alone, conflicts } = props;
  const classes = useStyles();
  return (
    <>
      {alone.length ? (
        <RowTable
          label="People who could act alone"
          rows={alone}
          keyOf={({ person }) => person}
          columns={[
            {
              title: 'Person',
              shape: 'calm',
              cell: ({ person }) => <Actor reference={person} />,
            },
            {
              title: 'Way',
              shape: 'wide',
              cell: ({ path }) => (
                <ol className={classes.path}>
                  {path.map(({ duty, via }) => (
                    <li key={duty}>
                      {dutyWords[duty]}: <SafeText>{via}</SafeText>
                    </li>
                  ))}
                </ol>
              ),
            },
          ]}
        />
      ) : (
        <Typography variant="body2">
          Nobody, as far as connected systems report.
        </Typography>
      )}
      {conflicts.length > 0 && (
        <Typography
          variant="body2"
          color="textSecondary"
          className={classes.note}
        >
          Nobody can do both in one change:{' '}
          {conflicts
            .map(pair =>
              pair
                .map(duty => dutyWords[duty].toLocaleLowerCase('en'))
                .join(' and '),
            )
            .join('; ')}
          .
        </Typography>
      )}
    </>
  );
}

import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { SafeText, RowTable } from '@backstage-guardrails/components';
import type { DutyReport } from '@backstage-guardrails/plugin-guardrails-common';
import { useTranslation } from '../../translation';
import { Actor } from '../common/Actor';

const useStyles = makeStyles(
  theme => ({
    path: { margin: 0, paddingLeft: theme.spacing(2.5) },
    note: { marginTop: theme.spacing(1.5) },
  }),
  { name: 'GuardrailsDutyPaths' },
);

/** People who can deploy alone, each with the path, and the duties that one person can never combine. @internal */
export function DutyPaths(props: Pick<DutyReport, 'alone' | 'conflicts'>) {
  const { alone, conflicts } = props;
  const classes = useStyles();
  const { t } = useTranslation();
  return (
    <>
      {alone.length ? (
        <RowTable
          label={t('duties.table.label')}
          rows={alone}
          keyOf={({ person }) => person}
          columns={[
            {
              title: t('duties.table.person'),
              shape: 'calm',
              cell: ({ person }) => <Actor reference={person} />,
            },
            {
              title: t('duties.table.path'),
              shape: 'wide',
              cell: ({ path }) => (
                <ol className={classes.path}>
                  {path.map(({ duty, via }) => (
                    <li key={duty}>
                      {t('duties.path.step', {
                        duty: t(`duties.duty.${duty}`),
                        via: <SafeText>{via}</SafeText>,
                      })}
                    </li>
                  ))}
                </ol>
              ),
            },
          ]}
        />
      ) : (
        <Typography variant="body2">{t('duties.path.none')}</Typography>
      )}
      {conflicts.length > 0 && (
        <Typography
          variant="body2"
          color="textSecondary"
          className={classes.note}
        >
          {t('duties.conflicts', {
            pairs: conflicts
              .map(([first, second]) =>
                t('duties.conflicts.pair', {
                  first: t(`duties.duty.${first}`),
                  second: t(`duties.duty.${second}`),
                }),
              )
              .join('; '),
          })}
        </Typography>
      )}
    </>
  );
}

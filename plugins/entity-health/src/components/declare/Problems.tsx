import { makeStyles } from '@material-ui/core/styles';
import { Notice, SafeText } from '@backstage-guardrails/components';
import type { DeclarationProblem } from '@backstage-guardrails/plugin-entity-health-common';
import { useTranslation } from '../../translation';
import { placeText } from './placeText';

const useStyles = makeStyles(
  theme => ({
    list: { margin: theme.spacing(0.5, 0, 0), paddingLeft: theme.spacing(2.5) },
    place: { fontFamily: 'monospace', fontSize: '0.8125rem' },
  }),
  { name: 'EntityHealthProblems' },
);

/** What is wrong in the annotations of an entity: where, what, and the fix. @internal */
export function Problems(props: {
  problems: readonly DeclarationProblem[];
  annotations: Readonly<Record<string, string>>;
  /** Problems that are shown. Default: all. */
  limit?: number;
}) {
  const { problems, annotations, limit = problems.length } = props;
  const classes = useStyles();
  const { t } = useTranslation();
  if (problems.length === 0) return null;
  const more = problems.length - limit;
  return (
    <Notice tone="caution">
      <strong>{t('declare.problems.title', { count: problems.length })}</strong>
      <ul className={classes.list}>
        {problems.slice(0, limit).map((problem, index) => (
          <li key={index}>
            <span className={classes.place}>
              <SafeText>
                {placeText({ place: problem.place, annotations, t })}
              </SafeText>
            </span>
            <br />
            <SafeText>{problem.message}</SafeText>{' '}
            {t('declare.problems.fix', {
              fix: <SafeText>{problem.fix}</SafeText>,
            })}
          </li>
        ))}
      </ul>
      {more > 0 && t('declare.problems.more', { count: more })}
    </Notice>
  );
}

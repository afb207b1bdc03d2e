import Typography from '@material-ui/core/Typography';
import type { EntityCosts } from '@backstage-guardrails/plugin-entity-cost-common';
import { SafeText } from '@backstage-guardrails/components';
import { useFormat } from '../../money';
import { useTranslation } from '../../translation';
import { useStatesStyles } from './useStatesStyles';

/** What the annotations of an entity claim and do not get, and what is wrong with them, each with what to do. @internal */
export function Claims(props: {
  costs: Pick<EntityCosts, 'refusedClaims' | 'annotationProblems'>;
}) {
  const { refusedClaims, annotationProblems } = props.costs;
  const classes = useStatesStyles();
  const format = useFormat();
  const { t } = useTranslation();
  return (
    <>
      {annotationProblems.length > 0 && (
        <div>
          <Typography variant="subtitle2" component="p">
            {t('states.problems.title')}
          </Typography>
          <ul className={classes.list} aria-label={t('states.problems.label')}>
            {annotationProblems.map(({ annotation, message, fix }, index) => (
              <li key={index}>
                <code>{annotation}</code> <SafeText>{message}</SafeText>{' '}
                <SafeText>{fix}</SafeText>
              </li>
            ))}
          </ul>
        </div>
      )}
      {refusedClaims.length > 0 && (
        <div>
          <Typography variant="subtitle2" component="p">
            {t('states.refused.title')}
          </Typography>
          <ul className={classes.list} aria-label={t('states.refused.label')}>
            {refusedClaims.map(({ annotation, amount, reason }, index) => (
              <li key={index}>
                {/* How much others pay is for those alone who read all costs. */}
                {amount ? (
                  t('states.refused.line', {
                    amount: <strong>{format.money(amount)}</strong>,
                    annotation: <code>{annotation}</code>,
                  })
                ) : (
                  <code>{annotation}</code>
                )}
                {'. '}
                {t(`states.refused.${reason}`)}
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}

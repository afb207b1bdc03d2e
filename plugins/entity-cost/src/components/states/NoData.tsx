import Typography from '@material-ui/core/Typography';
import type { CostStatus } from '@backstage-guardrails/plugin-entity-cost-common';
import { SafeText } from '@backstage-guardrails/components';
import { useTranslation } from '../../translation';
import { useStatesStyles } from './useStatesStyles';

/** There are no costs in the portal at all: says what an operator has to add. @internal */
export function NoData(props: { status: CostStatus }) {
  const { configured, missing } = props.status;
  const classes = useStatesStyles();
  const { t } = useTranslation();
  return (
    <div className={classes.root}>
      <Typography variant="h6" component="p">
        {t('states.noData.title')}
      </Typography>
      <div>
        {configured && missing.length === 0
          ? t('states.noData.waiting')
          : t('states.noData.text')}
      </div>
      {missing.length > 0 && (
        <ul className={classes.list}>
          {missing.map(({ id, title, fix }) => (
            <li key={id}>
              <strong>
                <SafeText>{title}</SafeText>
              </strong>{' '}
              <SafeText>{fix}</SafeText>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

import Typography from '@material-ui/core/Typography';
import { useEntity } from '@backstage/plugin-catalog-react';
import {
  claimAnnotations,
  type EntityCosts,
} from '@backstage-guardrails/plugin-entity-cost-common';
import { CopyButton } from '@backstage-guardrails/components';
import { useFormat } from '../../money';
import { useTranslation } from '../../translation';
import { Claims } from './Claims';
import { useStatesStyles } from './useStatesStyles';

/** No costs reached this entity: says how they get here, and which claims were refused. @internal */
export function NoCost(props: { costs: EntityCosts }) {
  const { costs } = props;
  const { entity } = useEntity();
  const classes = useStatesStyles();
  const format = useFormat();
  const { t } = useTranslation();
  const annotation = `${claimAnnotations.match}: component=${entity.metadata.name}`;
  return (
    <div className={classes.root}>
      <Typography variant="h6" component="p">
        {t('states.noCost.title', { month: format.month(costs.month) })}
      </Typography>
      {costs.scope === 'members' && <div>{t('states.noCost.members')}</div>}
      <Claims costs={costs} />
      <div>{t('states.noCost.how')}</div>
      <div className={classes.code}>
        <pre>{annotation}</pre>
        <CopyButton text={annotation} label={t('states.noCost.copy')} />
      </div>
      <div>{t('states.noCost.next')}</div>
    </div>
  );
}

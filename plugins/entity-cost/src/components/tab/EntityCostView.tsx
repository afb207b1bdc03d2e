import Typography from '@material-ui/core/Typography';
import { Notice, Section } from '@backstage-guardrails/components';
import type {
  CostKind,
  EntityCosts,
} from '@backstage-guardrails/plugin-entity-cost-common';
import { Fragment } from 'react';
import { useFormat } from '../../money';
import { useTranslation } from '../../translation';
import { CurrencySummary } from '../card/CurrencySummary';
import { Reopened } from '../figures/Reopened';
import { Claims } from '../states';
import { Accuracy } from './Accuracy';
import { Allocation } from './Allocation';
import { Budgets } from './Budgets';
import { Changes } from './Changes';
import { DailyChart } from './DailyChart';
import { Members } from './Members';
import { Services } from './Services';
import { UsageOfEntity } from './UsageOfEntity';

/** The month of an entity in all parts, each currency by itself. @internal */
export function EntityCostView(props: {
  costs: EntityCosts;
  /** The kind of cost that was asked for; the answer may be another one. */
  asked?: CostKind;
  /** The currency that was asked for; all of them otherwise. */
  currency?: string;
}) {
  const { costs, asked, currency } = props;
  const format = useFormat();
  const { t } = useTranslation();
  const claims = costs.refusedClaims.length + costs.annotationProblems.length;
  return (
    <>
      {costs.cost === 'list' && asked !== 'list' && (
        <Notice tone="neutral">{t('selection.kind.list')}</Notice>
      )}
      {costs.partial && (
        <Notice tone="neutral">{t('states.partial.text')}</Notice>
      )}
      {costs.currencies.length > 1 && (
        <Notice tone="neutral">{t('states.several.text')}</Notice>
      )}
      {costs.currencies.map(one => (
        <Fragment key={one.currency}>
          <Section
            title={t('card.month', {
              month: format.month(costs.month),
              kind: t(`figures.kind.${costs.cost}`),
            })}
            note={
              costs.through &&
              t('card.through', { day: format.day(costs.through) })
            }
            aside={costs.reopened && <Reopened at={costs.reopened.at} />}
          >
            <CurrencySummary costs={one} budgets={costs.budgets} />
            <Typography variant="caption" color="textSecondary" component="p">
              {t(`figures.kind.${costs.cost}.help`)}
            </Typography>
          </Section>
          <DailyChart costs={one} />
          <Changes costs={one} previousMonth={costs.previousMonth} />
          <Services costs={one} />
          <Members costs={one} />
          <Allocation costs={one} />
        </Fragment>
      ))}
      <UsageOfEntity
        entityRef={costs.entity}
        month={costs.month}
        currency={currency}
      />
      {claims > 0 && (
        <Section title={t('tab.claims.title')}>
          <Claims costs={costs} />
        </Section>
      )}
      <Budgets budgets={costs.budgets} />
      <Accuracy />
    </>
  );
}

import Typography from '@material-ui/core/Typography';
import { Disclosure, Section } from '@backstage-guardrails/components';
import type { EntityCurrencyCosts } from '@backstage-guardrails/plugin-entity-cost-common';
import { differenceOf, signOf, useFormat } from '../../money';
import { useTranslation } from '../../translation';
import { ChangeText } from '../figures/ChangeText';
import { PartsText } from '../figures/PartsText';
import { ChangeTable } from './ChangeTable';

/** Why the cost changed: quantity against price against what is new and gone, by service and by resource. @internal */
export function Changes(props: {
  costs: EntityCurrencyCosts;
  previousMonth: string;
}) {
  const { costs, previousMonth } = props;
  const { change, currency } = costs;
  const format = useFormat();
  const { t } = useTranslation();
  const changed = change.services.filter(
    one => signOf(differenceOf(one)) !== 0,
  );
  return (
    <Section
      title={t('tab.change.title')}
      note={t('tab.change.note', { month: format.month(previousMonth) })}
    >
      {changed.length === 0 ? (
        <Typography variant="body2">{t('tab.change.none')}</Typography>
      ) : (
        <>
          <Typography variant="body2" gutterBottom>
            <strong>
              <ChangeText {...change.total} currency={currency} />
            </strong>
            {': '}
            <PartsText parts={change.total.parts} currency={currency} />
          </Typography>
          <ChangeTable
            label={t('tab.change.services')}
            changes={changed}
            currency={currency}
          />
          {change.resources.length > 0 && (
            <Disclosure summary={t('tab.change.resources.title')}>
              <ChangeTable
                label={t('tab.change.resources')}
                changes={change.resources}
                currency={currency}
              />
            </Disclosure>
          )}
        </>
      )}
    </Section>
  );
}

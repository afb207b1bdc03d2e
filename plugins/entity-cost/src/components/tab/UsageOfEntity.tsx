import { parseEntityRef } from '@backstage/catalog-model';
import { Loaded } from '@backstage-guardrails/components';
import { useCost } from '../../hooks';
import { useTranslation } from '../../translation';
import { ExportButton } from '../selection/ExportButton';
import { Efficiency } from './Efficiency';
import { Usage } from './Usage';

/** Usage and efficiency beside the money, of the month that is shown. @internal */
export function UsageOfEntity(props: {
  entityRef: string;
  month: string;
  currency?: string;
}) {
  const { entityRef, month, currency } = props;
  const { name } = parseEntityRef(entityRef);
  const { t } = useTranslation();
  const usage = useCost(['usage', entityRef, month, currency], (api, options) =>
    api.getEntityUsage({ entityRef, month, currency }, options),
  );
  return (
    <Loaded remote={usage} of={t('tab.usage.of')}>
      {value => (
        <>
          <Usage usage={value} />
          <Efficiency usage={value} />
          {(value.quantities.length > 0 || value.efficiency.length > 0) && (
            <div>
              <ExportButton
                file={`usage-${name}`}
                month={month}
                label={t('selection.export.usage')}
                load={api =>
                  api.exportEntityUsage({
                    entityRef,
                    month,
                    currency,
                    format: 'csv',
                  })
                }
              />
            </div>
          )}
        </>
      )}
    </Loaded>
  );
}

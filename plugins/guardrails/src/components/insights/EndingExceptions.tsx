import { Link } from '@backstage/core-components';
import Typography from '@material-ui/core/Typography';
import {
  Age,
  Loaded,
  RowTable,
  Section,
} from '@backstage-guardrails/components';
import type { InsightsRequest } from '@backstage-guardrails/plugin-guardrails-common';
import { ruleIdSchema } from '@backstage-guardrails/policy-model';
import { useGuardrails } from '@backstage-guardrails/plugin-guardrails-react';
import { useLinks } from '../../routing';
import { useTranslation } from '../../translation';
import { Target } from '../common/Target';

const DAYS = 14;
/** The rest is in the list. */
const FIRST = 10;

/** Active exceptions that end soon, as far as the person may read exceptions. @internal */
export function EndingExceptions(props: { request: InsightsRequest }) {
  const { owner, rule } = props.request;
  const links = useLinks();
  const { t } = useTranslation();
  const filter = {
    state: ['active' as const],
    endsWithin: DAYS,
    ...(owner !== undefined && { owner }),
    ...(rule !== undefined && { rule: ruleIdSchema.parse(rule) }),
  };
  const ending = useGuardrails(['exceptions-ending', filter], (api, options) =>
    api.listExceptions({ filter, limit: FIRST, count: true }, options),
  );
  const all = links.exceptions({
    ...{ state: 'active', ends: String(DAYS) },
    ...(owner !== undefined && { owner }),
    ...(rule !== undefined && { rule }),
  });
  return (
    <Section
      title={t('insights.ending.title')}
      note={
        ending.status === 'ready' && ending.value.items.length > 0 ? (
          <Link to={all}>{t('insights.ending.all')}</Link>
        ) : undefined
      }
    >
      <Loaded remote={ending} of={t('insights.ending.of')}>
        {({ items }) =>
          items.length === 0 ? (
            <Typography variant="body2">{t('insights.ending.none')}</Typography>
          ) : (
            <RowTable
              label={t('insights.ending.title')}
              rows={items}
              keyOf={({ id }) => id}
              linkOf={({ id }) => links.exception(id)}
              columns={[
                {
                  title: t('exceptions.table.rule'),
                  cell: exception => (
                    <Link to={links.exception(exception.id)}>
                      {exception.rule}
                    </Link>
                  ),
                },
                {
                  title: t('exceptions.table.target'),
                  cell: ({ target }) => <Target reference={target.ref} />,
                },
                {
                  title: t('exceptions.table.expires'),
                  shape: 'calm',
                  cell: ({ until }) => <Age at={until} />,
                },
              ]}
            />
          )
        }
      </Loaded>
    </Section>
  );
}

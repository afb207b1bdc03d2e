import {
  EmptyState,
  Loaded,
  Stack,
  useUrlState,
} from '@backstage-guardrails/components';
import { useGuardrails } from '@backstage-guardrails/plugin-guardrails-react';
import { useTranslation } from '../../translation';
import { isNotAllowed } from '../common/isNotAllowed';
import { Changes } from './Changes';
import { Checks } from './Checks';
import { EndingExceptions } from './EndingExceptions';
import { Groups } from './Groups';
import { insightsRequest } from './insightsFilter';
import { InsightsFilters } from './InsightsFilters';

/** What policy did over time to the teams of the person, or to all, and how long changes waited for it. @internal */
export function InsightsContent() {
  const { t } = useTranslation();
  const [params] = useUrlState();
  const request = insightsRequest(params);
  const insights = useGuardrails(['insights', request], (api, options) =>
    api.getInsights(request, options),
  );
  const refused = insights.status === 'failed' && isNotAllowed(insights.error);
  if (refused && request.owner === undefined) {
    return (
      <EmptyState title={t('insights.noAccess.title')}>
        {t('insights.noAccess.text')}
      </EmptyState>
    );
  }
  return (
    <div>
      <InsightsFilters request={request} />
      {refused ? (
        <EmptyState title={t('insights.otherTeam.title')}>
          {t('insights.otherTeam.text')}
        </EmptyState>
      ) : (
        <Loaded remote={insights} of={t('insights.of')}>
          {value => (
            <Stack>
              <Checks insights={value} request={request} />
              <Changes insights={value} request={request} />
              <Groups insights={value} request={request} />
              <EndingExceptions request={request} />
            </Stack>
          )}
        </Loaded>
      )}
    </div>
  );
}

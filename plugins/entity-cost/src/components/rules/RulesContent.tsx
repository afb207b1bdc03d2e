import { EmptyState, Loaded, Stack } from '@backstage-guardrails/components';
import { useCost } from '../../hooks';
import { useTranslation } from '../../translation';
import { isNotAllowed } from '../states/isNotAllowed';
import { RuleEditor } from './RuleEditor';

/** The rules that say whose a cost is, in order; changes are tried on past data before they are saved. @internal */
export function RulesContent() {
  const { t } = useTranslation();
  const rules = useCost(['rules'], (api, options) => api.getRules(options));
  if (rules.status === 'failed' && isNotAllowed(rules.error)) {
    return (
      <EmptyState title={t('rules.denied.title')}>
        {t('rules.denied.text')}
      </EmptyState>
    );
  }
  return (
    <Stack>
      <Loaded remote={rules} of={t('rules.of')}>
        {(list, reload) => (
          // A draft is one of the version that it was made from.
          <RuleEditor key={list.version} list={list} onSaved={reload} />
        )}
      </Loaded>
    </Stack>
  );
}

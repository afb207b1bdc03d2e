import { LinkButton } from '@backstage/core-components';
import { EmptyState } from '@backstage-guardrails/components';
import { useTranslation } from '../../translation';

/** What to do where there is no decision to list. @internal */
export function NoDecisions() {
  const { t } = useTranslation();
  return (
    <EmptyState
      title={t('decisions.empty.title')}
      action={
        <LinkButton to="/create" variant="contained" color="primary">
          {t('decisions.empty.action')}
        </LinkButton>
      }
    >
      {t('decisions.empty.text')}
    </EmptyState>
  );
}

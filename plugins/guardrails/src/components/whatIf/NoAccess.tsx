import { EmptyState } from '@backstage-guardrails/components';
import { useTranslation } from '../../translation';

/** Says to those who cannot start a what-if what they need. @internal */
export function NoAccess() {
  const { t } = useTranslation();
  return (
    <EmptyState title={t('whatIf.noAccess.title')}>
      {t('whatIf.noAccess.text')}
    </EmptyState>
  );
}

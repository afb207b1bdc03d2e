import { Link } from '@backstage/core-components';
import {
  EmptyState,
  ErrorState,
  LoadingState,
  SafeText,
} from '@backstage-guardrails/components';
import { useGuardrails } from '@backstage-guardrails/plugin-guardrails-react';
import { useParams } from 'react-router-dom';
import { useLinks } from '../../routing';
import { useTranslation } from '../../translation';
import { RuleView } from './RuleView';

/** The rule that the address names. @internal */
export function RuleContent() {
  const { namespace, domain, name } = useParams();
  const id = [namespace, domain, name]
    .filter(part => part !== undefined)
    .join('/');
  const rules = useGuardrails(['rules'], (api, options) =>
    api.listRules(options),
  );
  const links = useLinks();
  const { t } = useTranslation();
  switch (rules.status) {
    case 'loading':
      return <LoadingState of={t('rules.of.one')} />;
    case 'failed':
      return (
        <ErrorState
          title={t('rules.failed.one')}
          error={rules.error}
          onRetry={rules.retry}
        />
      );
    case 'ready': {
      const rule = rules.value.rules.find(candidate => candidate.id === id);
      return rule ? (
        <RuleView rule={rule} said={rules.value} />
      ) : (
        <EmptyState
          title={t('rules.absent.title')}
          action={<Link to={links.rules()}>{t('rules.absent.action')}</Link>}
        >
          {t('rules.absent.text', { id: <SafeText>{id}</SafeText> })}
        </EmptyState>
      );
    }
    default:
      throw new TypeError(`Not a state: ${String(rules satisfies never)}`);
  }
}

import {
  EmptyState,
  ErrorState,
  isNotFound,
  LoadingState,
  type Remote,
} from '@backstage-guardrails/components';
import type { EntityHealth } from '@backstage-guardrails/plugin-entity-health-common';
import type { ReactNode } from 'react';
import { useTranslation } from '../../translation';
import { isNotAllowed } from './isNotAllowed';

/** The health of an entity once it is there, or why it is not. @internal */
export function LoadedHealth(props: {
  remote: Remote<EntityHealth>;
  children: (health: EntityHealth, reload: () => void) => ReactNode;
}) {
  const { remote } = props;
  const { t } = useTranslation();
  switch (remote.status) {
    case 'loading':
      return <LoadingState of={t('card.of')} />;
    case 'failed':
      return isNotFound(remote.error) || isNotAllowed(remote.error) ? (
        <EmptyState title={t('card.absent.title')}>
          {t('card.absent.text')}
        </EmptyState>
      ) : (
        <ErrorState
          title={t('card.failed')}
          error={remote.error}
          onRetry={remote.retry}
        />
      );
    case 'ready':
      return (
        <>
          {remote.error && (
            <ErrorState
              title={t('card.failed')}
              error={remote.error}
              onRetry={remote.reload}
            />
          )}
          {props.children(remote.value, remote.reload)}
        </>
      );
    default:
      throw new TypeError(`Not a state: ${String(remote satisfies never)}`);
  }
}

import type { ReactNode } from 'react';
import { useTranslation } from '../translation';
import { EmptyState } from './EmptyState';
import { ErrorState } from './ErrorState';
import { LoadingState } from './LoadingState';
import type { Remote } from './useRemote';
import { isAbsent } from './isAbsent';

/** Shows what came from the server, or that it is coming, or why it did not; both where only the newest try failed. @public */
export function Loaded<T>(props: {
  remote: Remote<T>;
  /** In lower case, with its article where it has one: `the approval`, `exceptions`. */
  of: string;
  /** What to say where it does not exist, or may not be read; the service does not tell the two apart. */
  absent?: { title: string; children: ReactNode };
  children: (value: T, reload: () => void) => ReactNode;
}) {
  const { remote, of, absent } = props;
  const { t } = useTranslation();
  switch (remote.status) {
    case 'loading':
      return <LoadingState of={of} />;
    case 'failed':
      return absent && isAbsent(remote.error) ? (
        <EmptyState title={absent.title}>{absent.children}</EmptyState>
      ) : (
        <ErrorState
          title={capital(t('remote.failed', { what: of }))}
          error={remote.error}
          onRetry={remote.retry}
        />
      );
    case 'ready':
      return (
        <>
          {remote.error && (
            <ErrorState
              title={capital(t('remote.failed', { what: of }))}
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

function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}

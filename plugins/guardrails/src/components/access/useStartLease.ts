import { useApi } from '@backstage/core-plugin-api';
import { useAction, type ActionState } from '@backstage-guardrails/components';
import type {
  Lease,
  LeaseCredential,
} from '@backstage-guardrails/plugin-guardrails-common';
import { guardrailsApiRef } from '@backstage-guardrails/plugin-guardrails-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from '../../translation';

/** Where the server does not say after how many seconds it is worth asking again. */
const AGAIN = 2;

/** For how many milliseconds it is asked again: longer than a slow download takes. */
const PATIENCE = 10 * 60_000;

/**
 * Starts a lease, once, and holds its credential. Where its resource has to be started first, it asks again until that
 * is there, for some minutes and as long as the page is open: a credential that comes later is seen by no one. Where
 * another tab started the lease meanwhile, or an earlier answer was lost, `onChange` shows it as it is.
 * @internal
 */
export function useStartLease({
  lease,
  onChange,
}: {
  lease: Pick<Lease, 'id'>;
  onChange: () => void;
}): {
  state: ActionState;
  /** How far the start of the resource is, in the words of the service. */
  preparing: string | undefined;
  credential: LeaseCredential | undefined;
  /** It was started before this start, and its credential was shown then. */
  already: boolean;
  start: () => void;
  forget: () => void;
} {
  const api = useApi(guardrailsApiRef);
  const { t } = useTranslation();
  const { state, run } = useAction();
  const [preparing, setPreparing] = useState<string>();
  const [credential, setCredential] = useState<LeaseCredential>();
  const [already, setAlready] = useState(false);
  const open = useRef(true);
  useEffect(() => {
    open.current = true;
    return () => {
      open.current = false;
    };
  }, []);
  const isStarted = async () => {
    const { state: now } = await api.getLease(lease.id);
    return now === 'active';
  };
  const ask = async () => {
    const limit = Date.now() + PATIENCE;
    while (open.current) {
      try {
        setCredential(await api.startLease(lease.id));
        return;
      } catch (error) {
        const { code, message, retryAfter = AGAIN } = error as RefusedStart;
        if (code === 'lease-state' && (await isStarted())) {
          setAlready(true);
          onChange();
          return;
        }
        if (code !== 'access-starting') throw error;
        if (Date.now() > limit) throw new Error(t('access.start.tooLong'));
        setPreparing(message);
        await new Promise(resolve => setTimeout(resolve, retryAfter * 1000));
      }
    }
  };
  return {
    state,
    preparing: state.status === 'running' ? preparing : undefined,
    credential,
    already,
    start: () => {
      setPreparing(undefined);
      void run(ask);
    },
    // Kept nowhere: with this state the only copy in the page goes.
    forget: () => setCredential(undefined),
  };
}

type RefusedStart = Error & { code?: string; retryAfter?: number };

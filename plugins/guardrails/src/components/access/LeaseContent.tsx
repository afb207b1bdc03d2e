import { useLease } from '@backstage-guardrails/plugin-guardrails-react';
import { useParams } from 'react-router-dom';
import { Loaded } from '../common/Loaded';
import { LeaseView } from './LeaseView';

const absent = {
  title: 'There is no such lease, or it is not yours to read',
  children:
    'A lease is shown to whoever asked for it and to the team that owns the resource.',
};

/** The lease that the address names. @internal */
export function LeaseContent() {
  const { id = '' } = useParams();
  const lease = useLease(id);
  return (
    <Loaded remote={lease} of="the lease" absent={absent}>
      {(value, reload) => <LeaseView lease={value} onChange={reload} />}
    </Loaded>
  );
}

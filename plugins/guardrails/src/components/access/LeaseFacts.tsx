import { Link } from '@backstage/core-components';
import type { Lease } from '@backstage-guardrails/plugin-guardrails-common';
import { Age, SafeText } from '@backstage-guardrails/plugin-guardrails-react';
import { useLinks } from '../../routing';
import { Actor } from '../common/Actor';
import { Facts } from '../common/Facts';
import { SafeLines } from '../common/SafeLines';
import { Target } from '../common/Target';
import { plural } from '../common/words';

/** What access, to what, for whom, why and how long. @internal */
export function LeaseFacts(props: { lease: Lease }) {
  const { lease } = props;
  const links = useLinks();
  return (
    <Facts
      items={[
        ['Who', <Actor reference={lease.person} />],
        ['Resource', <Target reference={lease.resource} />],
        [
          'Role',
          <code>
            <SafeText>{lease.role}</SafeText>
          </code>,
        ],
        ['For', plural(lease.minutes, 'minute')],
        ['Purpose', <SafeLines>{lease.purpose}</SafeLines>],
        ['Incident', lease.incident && <SafeText>{lease.incident}</SafeText>],
        [
          'Owner of the resource',
          lease.owner && <Actor reference={lease.owner} />,
        ],
        ['Asked', <Age at={lease.requestedAt} />],
        ['Started', lease.startedAt && <Age at={lease.startedAt} />],
        [
          lease.endedAt ? 'Was to end' : 'Ends',
          lease.endsAt && <Age at={lease.endsAt} />,
        ],
        ['Ended', lease.endedAt && <Age at={lease.endedAt} />],
        [
          'Why it ended',
          lease.endReason && <SafeText>{lease.endReason}</SafeText>,
        ],
        [
          'Decision',
          <Link to={links.decision(lease.decision)}>The decision</Link>,
        ],
        [
          'Approval',
          lease.approval && (
            <Link to={links.approval(lease.approval)}>The request</Link>
          ),
        ],
      ]}
    />
  );
}

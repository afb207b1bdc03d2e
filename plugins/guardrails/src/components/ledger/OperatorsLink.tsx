import { Link } from '@backstage/core-components';
import { useAbilities } from '@backstage-guardrails/plugin-guardrails-react';
import { useLinks } from '../../routing';

/** The way to what receivers did not take, for whoever may see it. @internal */
export function OperatorsLink() {
  const links = useLinks();
  const abilities = useAbilities();
  return abilities.status === 'ready' && abilities.value.manageAnnouncements ? (
    <Link to={links.undelivered()}>Announcements that were not received</Link>
  ) : null;
}

import { Link } from '@backstage/core-components';
import { useLinks } from '../../routing';
import { Stack } from '../common/Stack';
import { Passkeys } from '../passkeys';
import { Delegations } from './Delegations';

/** Who stands in for the signed-in person, and what they sign with. @internal */
export function SettingsContent() {
  const links = useLinks();
  return (
    <Stack>
      <Link to={links.approvals()}>Back to the approvals</Link>
      <Delegations />
      <Passkeys />
    </Stack>
  );
}

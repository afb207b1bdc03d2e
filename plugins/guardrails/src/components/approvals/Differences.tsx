import { Link } from '@backstage/core-components';
import Typography from '@material-ui/core/Typography';
import type { ApprovalDetail } from '@backstage-guardrails/plugin-guardrails-common';
import {
  SafeText,
  useApproval,
} from '@backstage-guardrails/plugin-guardrails-react';
import { useLinks } from '../../routing';
import { Loaded } from '../common/Loaded';
import { Section } from '../common/Section';
import { comparedParts } from './comparedParts';

const absent = {
  title: 'The request before is not yours to read',
  children: 'What differs from it cannot be shown.',
};

/** What changed since the request that this one took the place of. An approval of that one does not count here. @internal */
export function Differences(props: { detail: ApprovalDetail; before: string }) {
  const links = useLinks();
  const before = useApproval(props.before);
  return (
    <Section
      title="What changed since the request before"
      aside={<Link to={links.approval(props.before)}>The request before</Link>}
    >
      <Loaded remote={before} of="the request before" absent={absent}>
        {({ parts }) => {
          const { changed, same } = comparedParts(parts, props.detail.parts);
          return (
            <>
              <ul>
                {changed.map(name => (
                  <li key={name}>
                    <strong>
                      <SafeText>{name}</SafeText>
                    </strong>
                  </li>
                ))}
              </ul>
              <Typography variant="body2" color="textSecondary">
                {same.length > 0 && `The same as before: ${same.join(', ')}. `}
                Consent to the request before does not count for this one.
              </Typography>
            </>
          );
        }}
      </Loaded>
    </Section>
  );
}

import { Link } from '@backstage/core-components';
import Typography from '@material-ui/core/Typography';
import { SafeText } from '@backstage-guardrails/components';
import type { FindingRecord } from '@backstage-guardrails/plugin-guardrails-common';
import { useLinks } from '../../routing';
import { WaivedUntil } from '../findings/WaivedUntil';

/** Findings that are accepted for some time, each with until when and by which exception. @internal */
export function WaivedLines(props: { waived: FindingRecord[] }) {
  const links = useLinks();
  return (
    <>
      {props.waived.map(({ id, finding, status }) => (
        <Typography key={id} variant="body2" paragraph>
          <Link to={links.finding(id)}>
            <SafeText>{finding.title}</SafeText>
          </Link>
          {'. '}
          <WaivedUntil status={status} />
        </Typography>
      ))}
    </>
  );
}

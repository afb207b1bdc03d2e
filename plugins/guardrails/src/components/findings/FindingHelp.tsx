import { Link } from '@backstage/core-components';
import Typography from '@material-ui/core/Typography';
import { SafeText, Section } from '@backstage-guardrails/components';
import type { FindingRecord } from '@backstage-guardrails/plugin-guardrails-common';
import { shortId } from '@backstage-guardrails/plugin-guardrails-react';
import { useLinks } from '../../routing';
import { useTranslation } from '../../translation';
import { Target } from '../common/Target';

/** Who fixes it, and what to do where it cannot be fixed now. @internal */
export function FindingHelp(props: { record: FindingRecord }) {
  const { owner, status } = props.record;
  const links = useLinks();
  const { t } = useTranslation();
  return (
    <Section title={t('findings.one.help')}>
      <Typography variant="body2" paragraph>
        {owner === undefined
          ? t('findings.one.help.unowned')
          : t('findings.one.help.owner', {
              owner: <Target reference={owner} />,
            })}
      </Typography>
      {status.state === 'waived' && status.exception && (
        <Typography variant="body2">
          {t('findings.one.help.waiver', {
            id: (
              <Link to={links.exception(status.exception)}>
                {shortId(status.exception)}
              </Link>
            ),
          })}
        </Typography>
      )}
      {status.state === 'waived' && status.preApproval && (
        <Typography variant="body2">
          {t('findings.one.help.preApproval', {
            id: <SafeText>{status.preApproval}</SafeText>,
          })}
        </Typography>
      )}
      {status.state !== 'waived' && status.state !== 'resolved' && (
        <Typography variant="body2">
          {t('findings.one.help.exception')}
        </Typography>
      )}
    </Section>
  );
}

import Typography from '@material-ui/core/Typography';
import { Section } from '@backstage-guardrails/components';
import type { FindingRecord } from '@backstage-guardrails/plugin-guardrails-common';
import { useTranslation } from '../../translation';
import { Target } from '../common/Target';
import { AskForEntity } from '../exceptions/AskForEntity';
import { WaivedUntil } from './WaivedUntil';

/** Who fixes it, and what to do where it cannot be fixed now. @internal */
export function FindingHelp(props: { record: FindingRecord }) {
  const { id, source, finding, owner, status } = props.record;
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
      {status.state === 'waived' && (
        <Typography variant="body2" paragraph>
          <WaivedUntil status={status} />
        </Typography>
      )}
      {source === 'sweep' ? (
        status.state !== 'resolved' && (
          <AskForEntity
            findingId={id}
            finding={finding}
            owner={owner}
            exception={status.state === 'waived' ? status.exception : undefined}
          />
        )
      ) : (
        <HowToRequest status={status} />
      )}
    </Section>
  );
}

/** A decision has what an exception is requested on. */
function HowToRequest({ status }: Pick<FindingRecord, 'status'>) {
  const { t } = useTranslation();
  if (status.state === 'waived' || status.state === 'resolved') return null;
  return (
    <Typography variant="body2">{t('findings.one.help.exception')}</Typography>
  );
}

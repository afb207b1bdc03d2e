import { StateLabel } from '@backstage-guardrails/components';
import { useTranslation } from '../../translation';

/** What goes with a status: that it flaps, and that maintenance is on. @internal */
export function StatusMarks(props: {
  flapping: boolean;
  maintenance: boolean;
}) {
  const { t } = useTranslation();
  return (
    <>
      {props.flapping && (
        <StateLabel
          tone="caution"
          word={t('status.flapping')}
          title={t('status.flapping.title')}
        />
      )}
      {props.maintenance && (
        <StateLabel
          tone="consent"
          word={t('status.maintenance')}
          title={t('status.maintenance.now')}
        />
      )}
    </>
  );
}

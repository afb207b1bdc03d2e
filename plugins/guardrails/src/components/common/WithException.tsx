import { StateLabel } from '@backstage-guardrails/components';
import { useTranslation } from '../../translation';

/** The mark of a decision with a violation that an exception waives, beside any state. @internal */
export function WithException() {
  const { t } = useTranslation();
  return (
    <StateLabel
      tone="caution"
      word={t('decision.header.excepted')}
      title={t('decision.header.excepted.sentence')}
    />
  );
}

import { StateLabel } from '@backstage-guardrails/components';
import { useFormat } from '../../money';
import { useTranslation } from '../../translation';

/** Marks a month that was closed and changed afterwards. @internal */
export function Reopened(props: { at: string }) {
  const format = useFormat();
  const { t } = useTranslation();
  return (
    <StateLabel
      word={t('figures.reopened.word', {
        day: format.day(props.at.slice(0, 10)),
      })}
      tone="caution"
      title={t('figures.reopened.title')}
    />
  );
}

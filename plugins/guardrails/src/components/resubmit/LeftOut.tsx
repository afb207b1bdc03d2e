import Typography from '@material-ui/core/Typography';
import { SafeText } from '@backstage-guardrails/components';
import { useTranslation } from '../../translation';

/** The values that a form does not open with because its address would be too long; nothing where all fit. @internal */
export function LeftOut(props: { names: readonly string[] }) {
  const { names } = props;
  const { t } = useTranslation();
  if (names.length === 0) return null;
  return (
    <Typography variant="body2">
      <SafeText>{t('resubmit.leftOut', { fields: names.join(', ') })}</SafeText>
    </Typography>
  );
}

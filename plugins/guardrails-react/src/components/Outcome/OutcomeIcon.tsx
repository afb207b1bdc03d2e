import type { SvgIconProps } from '@material-ui/core/SvgIcon';
import { useTheme } from '@material-ui/core/styles';
import BlockIcon from '@material-ui/icons/Block';
import CheckIcon from '@material-ui/icons/CheckCircleOutline';
import HowToRegIcon from '@material-ui/icons/HowToReg';
import WarningIcon from '@material-ui/icons/ReportProblemOutlined';
import { toneColours } from '@backstage-guardrails/components';
import type { Outcome } from '@backstage-guardrails/policy-model';
import { outcomeTone } from './outcomeTone';

const icons = {
  allow: CheckIcon,
  warn: WarningIcon,
  'needs-approval': HowToRegIcon,
  deny: BlockIcon,
};

/** The icon of an outcome, in its colour. The word belongs beside it, so the icon itself is silent. @public */
export function OutcomeIcon(props: {
  outcome: Outcome;
  fontSize?: SvgIconProps['fontSize'];
  className?: string;
}) {
  const theme = useTheme();
  const Icon = icons[props.outcome];
  return (
    <Icon
      aria-hidden
      className={props.className}
      fontSize={props.fontSize ?? 'small'}
      style={{ color: toneColours(theme, outcomeTone[props.outcome]).text }}
    />
  );
}

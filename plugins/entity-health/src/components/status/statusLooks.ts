import CheckIcon from '@material-ui/icons/CheckCircleOutline';
import FailIcon from '@material-ui/icons/HighlightOff';
import UnknownIcon from '@material-ui/icons/HelpOutline';
import WarningIcon from '@material-ui/icons/ReportProblemOutlined';
import type { ChartColour, Tone } from '@backstage-guardrails/components';
import type { HealthStatus } from '@backstage-guardrails/plugin-entity-health-common';

/** How each status looks; a word goes with it. @internal */
export const statusLooks: Record<
  HealthStatus,
  { tone: Tone; icon: typeof CheckIcon; chart: ChartColour }
> = {
  pass: { tone: 'good', icon: CheckIcon, chart: 'good' },
  warn: { tone: 'caution', icon: WarningIcon, chart: 'caution' },
  fail: { tone: 'bad', icon: FailIcon, chart: 'bad' },
  unknown: { tone: 'neutral', icon: UnknownIcon, chart: 'neutral' },
};

/** Statuses, the worst first. @internal */
export const worstFirst: readonly HealthStatus[] = [
  'fail',
  'warn',
  'unknown',
  'pass',
];

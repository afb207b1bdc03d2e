import BlockIcon from '@material-ui/icons/Block';
import CheckIcon from '@material-ui/icons/CheckCircleOutline';
import ErrorIcon from '@material-ui/icons/ErrorOutline';
import HelpIcon from '@material-ui/icons/HelpOutline';
import HowToRegIcon from '@material-ui/icons/HowToReg';
import RemoveIcon from '@material-ui/icons/RemoveCircleOutline';
import SyncIcon from '@material-ui/icons/Sync';
import {
  type RunState,
  type RunStateEntry,
  runStateTable,
} from '@backstage-guardrails/plugin-guardrails-common';

const icons: Record<RunStateEntry['icon'], typeof CheckIcon> = {
  check: CheckIcon,
  block: BlockIcon,
  people: HowToRegIcon,
  running: SyncIcon,
  failed: ErrorIcon,
  unknown: HelpIcon,
  end: RemoveIcon,
};

/** The icon of the state of a run. The word belongs beside it, so the icon itself is silent. @public */
export function RunStateIcon(props: { state: RunState }) {
  const Icon = icons[runStateTable[props.state].icon];
  return <Icon aria-hidden fontSize="small" />;
}

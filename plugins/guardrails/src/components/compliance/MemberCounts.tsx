import { makeStyles, useTheme } from '@material-ui/core/styles';
import BlockIcon from '@material-ui/icons/Block';
import UnconfirmedIcon from '@material-ui/icons/HelpOutline';
import WaivedIcon from '@material-ui/icons/PauseCircleOutline';
import { toneColours, type Tone } from '@backstage-guardrails/components';
import type { FindingCounts } from '@backstage-guardrails/plugin-guardrails-common';
import { useTranslation } from '../../translation';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(1, 3),
      marginBottom: theme.spacing(1.5),
    },
    count: {
      display: 'inline-flex',
      alignItems: 'center',
      gap: theme.spacing(0.75),
      fontWeight: 600,
    },
  }),
  { name: 'GuardrailsMemberCounts' },
);

/** How many findings of the members are open, not confirmed and waived. @internal */
export function MemberCounts(props: { counts: FindingCounts }) {
  const { open, enforced, notConfirmed, waived } = props.counts;
  const classes = useStyles();
  const theme = useTheme();
  const { t } = useTranslation();
  const openTone: Tone = enforced ? 'bad' : 'caution';
  const items: { icon: typeof BlockIcon; text: string; tone: Tone }[] = [
    {
      icon: BlockIcon,
      text: t('compliance.counts.open', { count: open }),
      tone: open ? openTone : 'good',
    },
    {
      icon: UnconfirmedIcon,
      text: t('compliance.members.notConfirmed', { count: notConfirmed }),
      tone: notConfirmed ? 'caution' : 'neutral',
    },
    {
      icon: WaivedIcon,
      text: t('compliance.members.waived', { count: waived }),
      tone: 'neutral',
    },
  ];
  return (
    <div className={classes.root}>
      {items.map(({ icon: Icon, text, tone }) => (
        <span
          key={text}
          className={classes.count}
          style={{ color: toneColours(theme, tone).text }}
        >
          <Icon fontSize="small" aria-hidden />
          {text}
        </span>
      ))}
    </div>
  );
}

import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { SafeText, Section } from '@backstage-guardrails/components';
import type { Participant } from '@backstage-guardrails/plugin-guardrails-common';
import { useTranslation } from '../../translation';
import { Actor } from '../common/Actor';

const useStyles = makeStyles(
  theme => ({
    list: {
      margin: theme.spacing(0, 0, 1),
      paddingLeft: theme.spacing(2.5),
      fontSize: theme.typography.body2.fontSize,
    },
    quiet: { color: theme.palette.text.secondary },
  }),
  { name: 'GuardrailsParticipantList' },
);

/** Who took part in the change, and which system reports it. None of them can approve. @internal */
export function ParticipantList(props: { participants: Participant[] }) {
  const classes = useStyles();
  const { t } = useTranslation();
  if (!props.participants.length) return null;
  return (
    <Section title={t('approvals.participant.title')}>
      <ul className={classes.list}>
        {props.participants.map(({ person, duty, source }) => (
          <li key={`${person} ${duty} ${source}`}>
            <Actor reference={person} />
            <span className={classes.quiet}>
              {' · '}
              {t(`approvals.participant.${duty}`)}
              {' · '}
              <SafeText>{source}</SafeText>
            </span>
          </li>
        ))}
      </ul>
      <Typography variant="body2" color="textSecondary">
        {t('approvals.participant.note')}
      </Typography>
    </Section>
  );
}

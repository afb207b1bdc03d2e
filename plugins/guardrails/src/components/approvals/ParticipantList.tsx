import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type { Participant } from '@backstage-guardrails/plugin-guardrails-common';
import { SafeText } from '@backstage-guardrails/plugin-guardrails-react';
import { Actor } from '../common/Actor';
import { Section } from '../common/Section';
import { dutyWords } from './approvalWords';

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

/** Who had a part in it, and by whose word we know. None of them can consent. @internal */
export function ParticipantList(props: { participants: Participant[] }) {
  const classes = useStyles();
  if (!props.participants.length) return null;
  return (
    <Section title="Who had a part in it">
      <ul className={classes.list}>
        {props.participants.map(({ person, duty, source }) => (
          <li key={`${person} ${duty} ${source}`}>
            <Actor reference={person} /> {dutyWords[duty]}
            <span className={classes.quiet}>
              {' '}
              · <SafeText>{source}</SafeText>
            </span>
          </li>
        ))}
      </ul>
      <Typography variant="body2" color="textSecondary">
        None of them can consent to it.
      </Typography>
    </Section>
  );
}

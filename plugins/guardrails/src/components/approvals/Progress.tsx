import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type {
  ApprovalDetail,
  RequirementProgress,
} from '@backstage-guardrails/plugin-guardrails-common';
import { Age, StateLabel } from '@backstage-guardrails/plugin-guardrails-react';
import { Disclosure } from '../common/Disclosure';
import { People } from '../common/People';
import { Section } from '../common/Section';
import { plural } from '../common/words';
import { Handovers } from './Handovers';
import { waitsFor } from './waitsFor';

const useStyles = makeStyles(
  theme => ({
    list: { margin: 0, padding: 0, listStyle: 'none' },
    item: { marginBottom: theme.spacing(1.5) },
    notes: {
      margin: theme.spacing(0.5, 0, 0),
      paddingLeft: theme.spacing(2.5),
      color: theme.palette.text.secondary,
      fontSize: theme.typography.body2.fontSize,
    },
  }),
  { name: 'GuardrailsApprovalProgress' },
);

/** Who must consent, how far it is, and who can still be asked. @internal */
export function Progress(props: {
  detail: Pick<
    ApprovalDetail,
    'state' | 'requirements' | 'asked' | 'consents' | 'handovers' | 'passkeys'
  >;
}) {
  const { state, requirements, handovers, passkeys } = props.detail;
  const classes = useStyles();
  const open = waitsFor(props.detail);
  return (
    <Section title="Whose consent it needs">
      <ul className={classes.list}>
        {requirements.map((requirement, index) => (
          <li key={index} className={classes.item}>
            <Requirement requirement={requirement} passkeys={passkeys} />
          </li>
        ))}
      </ul>
      {requirements.length > 1 && (
        <Typography variant="body2" color="textSecondary">
          All of them. One person counts once, whatever groups they are in.
        </Typography>
      )}
      {handovers.length > 0 && (
        <ul className={classes.notes}>
          <Handovers handovers={handovers} />
        </ul>
      )}
      {state === 'open' && open.length > 0 && (
        <Disclosure
          summary={
            open.length === 1
              ? '1 person can be asked'
              : `${open.length} people can be asked`
          }
        >
          <People references={open} />
        </Disclosure>
      )}
    </Section>
  );
}

function Requirement(props: {
  requirement: RequirementProgress;
  passkeys: ApprovalDetail['passkeys'];
}) {
  const { requirement } = props;
  const classes = useStyles();
  const { escalation, escalatedAt } = requirement;
  return (
    <>
      <StateLabel
        tone={requirement.met ? 'good' : 'consent'}
        word={`${requirement.given} of ${requirement.minimum}`}
      />{' '}
      from <People references={requirement.from} />
      <ul className={classes.notes}>
        {requirement.consent === 'passkey' && (
          <li>
            {props.passkeys === 'enforced'
              ? 'Each consent is signed with a passkey.'
              : 'Policy asks for a signature with a passkey; this portal has that switched off.'}
          </li>
        )}
        {requirement.differentTeams && (
          <li>From different teams, none of them the team that asks.</li>
        )}
        {escalation && !escalatedAt && !requirement.met && (
          <li>
            Where nobody decides within{' '}
            {plural(escalation.afterMinutes, 'minute')},{' '}
            <People references={escalation.to} /> will be asked too.
          </li>
        )}
        {escalation && escalatedAt && (
          <li>
            <People references={escalation.to} /> asked too,{' '}
            <Age at={escalatedAt} />.
          </li>
        )}
      </ul>
    </>
  );
}

import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import {
  Age,
  StateLabel,
  Disclosure,
  Section,
} from '@backstage-guardrails/components';
import type {
  ApprovalDetail,
  RequirementProgress,
} from '@backstage-guardrails/plugin-guardrails-common';
import { useTranslation } from '../../translation';
import { People } from '../common/People';
import { Reassignments } from './Reassignments';
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

/** Which approvals are required, how many there are, and who can still approve. @internal */
export function Progress(props: {
  detail: Pick<
    ApprovalDetail,
    'state' | 'requirements' | 'asked' | 'consents' | 'handovers' | 'passkeys'
  >;
}) {
  const { state, requirements, handovers, passkeys } = props.detail;
  const { t } = useTranslation();
  const classes = useStyles();
  const open = waitsFor(props.detail);
  return (
    <Section title={t('approvals.required.title')}>
      <ul className={classes.list}>
        {requirements.map((requirement, index) => (
          <li key={index} className={classes.item}>
            <Requirement requirement={requirement} passkeys={passkeys} />
          </li>
        ))}
      </ul>
      {requirements.length > 1 && (
        <Typography variant="body2" color="textSecondary">
          {t('approvals.required.all')}
        </Typography>
      )}
      {handovers.length > 0 && (
        <ul className={classes.notes}>
          <Reassignments handovers={handovers} />
        </ul>
      )}
      {state === 'open' && open.length > 0 && (
        <Disclosure
          summary={t('approvals.required.eligible', { count: open.length })}
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
  const { t } = useTranslation();
  const classes = useStyles();
  const { escalation, escalatedAt } = requirement;
  return (
    <>
      {t('approvals.required.from', {
        given: (
          <StateLabel
            tone={requirement.met ? 'good' : 'consent'}
            word={t('approvals.required.given', {
              given: String(requirement.given),
              minimum: String(requirement.minimum),
            })}
          />
        ),
        people: <People references={requirement.from} either />,
      })}
      <ul className={classes.notes}>
        {requirement.consent === 'passkey' && (
          <li>
            {props.passkeys === 'enforced'
              ? t('approvals.required.passkey')
              : t('approvals.required.passkeyOff')}
          </li>
        )}
        {requirement.differentTeams && (
          <li>{t('approvals.required.differentTeams')}</li>
        )}
        {escalation && !escalatedAt && !requirement.met && (
          <li>
            {t('approvals.required.escalates', {
              count: escalation.afterMinutes,
              people: <People references={escalation.to} />,
            })}
          </li>
        )}
        {escalation && escalatedAt && (
          <li>
            {t('approvals.required.escalated', {
              people: <People references={escalation.to} />,
              at: <Age at={escalatedAt} />,
            })}
          </li>
        )}
      </ul>
    </>
  );
}

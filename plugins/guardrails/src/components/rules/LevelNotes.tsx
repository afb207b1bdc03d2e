import Typography from '@material-ui/core/Typography';
import { SafeText } from '@backstage-guardrails/components';
import {
  type EnvironmentClass,
  environmentClassSchema,
  type LeveledRule,
  type RuleLevel,
  strictness,
} from '@backstage-guardrails/policy-model';
import { useTranslation } from '../../translation';
import { Actor } from '../common/Actor';
import { levelIn, type Said } from './levelIn';

/** Where a rule is off or below its own level, why, and who answers for it. @internal */
export function LevelNotes(props: { rule: LeveledRule; said: Said }) {
  return (
    <>
      {environmentClassSchema.options.map(name => (
        <Note
          key={name}
          environmentClass={name}
          level={levelIn({ ...props, environmentClass: name })}
        />
      ))}
    </>
  );
}

function Note(props: { environmentClass: EnvironmentClass; level: RuleLevel }) {
  const { environmentClass: environment, level: inForce } = props;
  const { t } = useTranslation();
  const { level, own } = inForce;
  if (strictness(level) >= strictness(own)) return null;
  if (inForce.by === 'newRules') {
    return (
      <Typography variant="body2">
        <strong>{t('rules.note.new', { environment })}</strong>{' '}
        {t('rules.note.new.text', {
          level,
          own,
          date: inForce.adoptedAfter,
        })}
      </Typography>
    );
  }
  const { reason, owner } = inForce.by === 'setting' ? inForce : {};
  return (
    <Typography variant="body2">
      <strong>
        {level === 'off'
          ? t(reason ? 'rules.note.off.reason' : 'rules.note.off', {
              environment,
            })
          : t(reason ? 'rules.note.lowered.reason' : 'rules.note.lowered', {
              environment,
              own,
              level,
            })}
      </strong>
      {reason && (
        <>
          {' '}
          <SafeText>{reason}</SafeText>
        </>
      )}
      {owner && (
        <> {t('rules.note.owner', { owner: <Actor reference={owner} /> })}</>
      )}
    </Typography>
  );
}

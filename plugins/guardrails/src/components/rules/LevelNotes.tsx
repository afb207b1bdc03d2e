import Typography from '@material-ui/core/Typography';
import {
  type EnvironmentClass,
  environmentClassSchema,
  type LeveledRule,
  type RuleLevel,
  strictness,
} from '@backstage-guardrails/policy-model';
import { SafeText } from '@backstage-guardrails/plugin-guardrails-react';
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
  const { environmentClass, level: inForce } = props;
  const { level, own } = inForce;
  if (strictness(level) >= strictness(own)) return null;
  if (inForce.by === 'newRules') {
    return (
      <Typography variant="body2">
        <strong>New in {environmentClass}:</strong> {level} instead of {own}{' '}
        until an operator reviews it, because it was adopted after{' '}
        {inForce.adoptedAfter}.
      </Typography>
    );
  }
  const { reason, owner } = inForce.by === 'setting' ? inForce : {};
  return (
    <Typography variant="body2">
      <strong>
        {level === 'off'
          ? `Off in ${environmentClass}`
          : `Lowered in ${environmentClass} from ${own} to ${level}`}
        {reason ? ':' : '.'}
      </strong>
      {reason && (
        <>
          {' '}
          <SafeText>{reason}</SafeText>
        </>
      )}
      {owner && (
        <>
          {' '}
          Answers for it: <Actor reference={owner} />
        </>
      )}
    </Typography>
  );
}

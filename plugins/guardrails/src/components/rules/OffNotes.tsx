import Typography from '@material-ui/core/Typography';
import {
  environmentClassSchema,
  type Rule,
} from '@backstage-guardrails/policy-model';
import type { RulesResponse } from '@backstage-guardrails/plugin-guardrails-common';
import { SafeText } from '@backstage-guardrails/plugin-guardrails-react';
import { Actor } from '../common/Actor';

/** Where a rule is not asked, why, and who answers for it. @internal */
export function OffNotes(props: {
  rule: Pick<Rule, 'id'>;
  settings: RulesResponse['settings'];
}) {
  const { rule, settings } = props;
  return (
    <>
      {environmentClassSchema.options.map(name => {
        const setting = settings?.[name]?.[rule.id];
        return setting?.level === 'off' ? (
          <Typography key={name} variant="body2">
            <strong>Off in {name}:</strong>{' '}
            <SafeText>{setting.reason}</SafeText> Answers for it:{' '}
            <Actor reference={setting.owner} />
          </Typography>
        ) : null;
      })}
    </>
  );
}

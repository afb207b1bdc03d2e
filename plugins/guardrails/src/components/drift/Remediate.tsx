import { LinkButton } from '@backstage/core-components';
import type { TargetDrift } from '@backstage-guardrails/plugin-guardrails-common';
import { useTranslation } from '../../translation';
import { LeftOut } from '../resubmit/LeftOut';
import { useFormAddress } from '../resubmit/useFormAddress';
import { useRunForm } from '../resubmit/useRunForm';

/**
 * Opens the template that applied the target last, with the values of that run. What it plans takes the drift back, and
 * is evaluated as any other change. Values of a task that the reader cannot see are left to the form.
 * @internal
 */
export function Remediate(props: {
  drift: TargetDrift;
  run: NonNullable<TargetDrift['run']>;
}) {
  const { drift, run } = props;
  const { t } = useTranslation();
  const address = useFormAddress(run.template);
  const form = useRunForm(run);
  if (!address || form.status === 'loading') return null;
  const known = form.status === 'ready' ? form.value : undefined;
  const { to, leftOut } = address(known?.values);
  return (
    <>
      <LinkButton
        to={to}
        size="small"
        variant="outlined"
        aria-label={t('drift.remediate.label', {
          target: drift.ref,
          environment: drift.environment,
        })}
      >
        {t('drift.remediate.action')}
      </LinkButton>
      <LeftOut names={leftOut} />
    </>
  );
}

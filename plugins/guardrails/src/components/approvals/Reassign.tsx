import { useApi } from '@backstage/core-plugin-api';
import { EntityDisplayName } from '@backstage/plugin-catalog-react';
import Button from '@material-ui/core/Button';
import {
  Field,
  FormDialog,
  Loaded,
  Notice,
} from '@backstage-guardrails/components';
import type { ApprovalDetail } from '@backstage-guardrails/plugin-guardrails-common';
import {
  guardrailsApiRef,
  useGuardrails,
} from '@backstage-guardrails/plugin-guardrails-react';
import { useState } from 'react';
import { useTranslation, type Translate } from '../../translation';

/** Reassigns the person's review to another approver. @internal */
export function Reassign(props: {
  detail: Pick<ApprovalDetail, 'id'>;
  disabled: boolean;
  onChange: () => void;
}) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button disabled={props.disabled} onClick={() => setAsking(true)}>
        {t('approvals.reassign.action')}
      </Button>
      {asking && (
        <ReassignDialog
          approval={props.detail.id}
          onClose={() => setAsking(false)}
          onDone={() => {
            setAsking(false);
            props.onChange();
          }}
        />
      )}
    </>
  );
}

function ReassignDialog(props: {
  approval: string;
  onDone: () => void;
  onClose: () => void;
}) {
  const { approval } = props;
  const api = useApi(guardrailsApiRef);
  const { t } = useTranslation();
  const candidates = useGuardrails(
    ['handover-candidates', approval],
    (used, options) => used.listHandoverCandidates(approval, options),
  );
  const [to, setTo] = useState('');
  const [reason, setReason] = useState('');
  return (
    <FormDialog
      title={t('approvals.reassign.title')}
      action={t('approvals.reassign.action')}
      failure={t('approvals.reassign.failed')}
      missing={missing({ to, reason }, t)}
      run={() => api.handOver(approval, { to, reason: reason.trim() })}
      onDone={props.onDone}
      onClose={props.onClose}
    >
      <Notice tone="neutral">{t('approvals.reassign.note')}</Notice>
      <Loaded remote={candidates} of={t('approvals.reassign.what')}>
        {people =>
          people.length === 0 ? (
            <Notice tone="caution">{t('approvals.reassign.none')}</Notice>
          ) : (
            <>
              <Field
                label={t('approvals.reassign.to')}
                value={to}
                onChange={setTo}
                required
                choices={people.map(value => ({
                  value,
                  title: (
                    <EntityDisplayName
                      entityRef={value}
                      defaultKind="user"
                      hideIcon
                      disableTooltip
                    />
                  ),
                }))}
              />
              <Field
                label={t('approvals.reassign.reason')}
                value={reason}
                onChange={setReason}
                lines={2}
                required
                help={t('approvals.reassign.reason.help')}
              />
            </>
          )
        }
      </Loaded>
    </FormDialog>
  );
}

function missing(
  values: { to: string; reason: string },
  t: Translate,
): string | undefined {
  if (!values.to) return t('approvals.reassign.missing.person');
  if (!values.reason.trim()) return t('approvals.reassign.missing.reason');
  return undefined;
}

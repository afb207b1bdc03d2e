import { Field, FormDialog } from '@backstage-guardrails/components';
import {
  type BudgetSubject,
  type BudgetView,
  decimalText,
  parseDecimal,
} from '@backstage-guardrails/plugin-entity-cost-common';
import { useState } from 'react';
import { useCostApi } from '../../hooks';
import { exact } from '../../money';
import { type Translate, useTranslation } from '../../translation';

const kinds = [
  'entity',
  'owner',
  'system',
  'environment',
  'cost-center',
] as const satisfies readonly BudgetSubject['kind'][];

const EXAMPLE_REF: Partial<Record<BudgetSubject['kind'], string>> = {
  entity: 'component:default/checkout',
  owner: 'group:default/payments',
  system: 'system:default/shop',
};

type Form = {
  kind: BudgetSubject['kind'];
  value: string;
  amount: string;
  currency: string;
};

/** Sets the budget of a subject, or changes the amount of one. @internal */
export function BudgetDialog(props: {
  /** The one to change; a new one where it is absent. */
  budget?: BudgetView;
  onClose: () => void;
  onDone: () => void;
}) {
  const { budget } = props;
  const api = useCostApi();
  const { t } = useTranslation();
  const [form, setForm] = useState<Form>({
    kind: budget?.subject.kind ?? 'owner',
    value: budget?.subject.value ?? '',
    amount: budget?.amount.amount ?? '',
    currency: budget?.amount.currency ?? '',
  });
  const change = (part: Partial<Form>) => setForm({ ...form, ...part });
  const example = EXAMPLE_REF[form.kind];
  return (
    <FormDialog
      title={budget ? t('budgets.form.title.change') : t('budgets.form.title')}
      action={t('budgets.form.action')}
      failure={t('budgets.form.failure')}
      missing={missingIn(form, t)}
      onClose={props.onClose}
      onDone={props.onDone}
      run={async () =>
        api.putBudget({
          subject: { kind: form.kind, value: form.value.trim() },
          amount: {
            amount: decimalText(exact(form.amount.trim())),
            currency: form.currency.trim(),
          },
        })
      }
    >
      {!budget && (
        <>
          <Field
            label={t('budgets.form.kind')}
            value={form.kind}
            choices={kinds.map(kind => ({
              value: kind,
              title: t(`budgets.kind.${kind}`),
            }))}
            onChange={value =>
              change({ kind: kinds.find(kind => kind === value) })
            }
          />
          <Field
            required
            label={t('budgets.form.value')}
            help={
              example
                ? t('budgets.form.value.ref', { example })
                : t('budgets.form.value.name')
            }
            longest={400}
            value={form.value}
            onChange={value => change({ value })}
          />
        </>
      )}
      <Field
        required
        label={t('budgets.form.amount')}
        help={t('budgets.form.amount.help', { example: '1200.50' })}
        longest={40}
        inputProps={{ inputMode: 'decimal' }}
        value={form.amount}
        onChange={amount => change({ amount })}
      />
      <Field
        required
        label={t('budgets.form.currency')}
        help={t('budgets.form.currency.help')}
        longest={40}
        value={form.currency}
        onChange={currency => change({ currency })}
      />
    </FormDialog>
  );
}

function missingIn(form: Form, t: Translate): string | undefined {
  if (!form.value.trim()) return t('budgets.form.missing.value');
  const amount = parseDecimal(form.amount.trim());
  if (!amount.ok || amount.value <= 0n) {
    return t('budgets.form.missing.amount');
  }
  return form.currency.trim()
    ? undefined
    : t('budgets.form.missing.currency', { example: 'EUR' });
}

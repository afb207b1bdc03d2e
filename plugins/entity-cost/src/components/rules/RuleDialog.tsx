import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import {
  Field,
  FormDialog,
  Notice,
  SafeText,
} from '@backstage-guardrails/components';
import {
  type AllocationRule,
  readRules,
  type RuleListProblem,
} from '@backstage-guardrails/plugin-entity-cost-common';
import { useState } from 'react';
import { useTranslation } from '../../translation';
import { ConditionFields } from './ConditionFields';
import {
  emptyCondition,
  emptyRule,
  formOf,
  type RuleForm,
  writtenRule,
} from './ruleForm';

/** Writes one rule into the draft; says what is wrong with it before. @internal */
export function RuleDialog(props: {
  /** The one to change; a new one where it is absent. */
  rule?: AllocationRule;
  /** The other rules of the draft, whose ids are taken. */
  others: readonly AllocationRule[];
  onRule: (rule: AllocationRule) => void;
  onClose: () => void;
}) {
  const { rule, others, onRule } = props;
  const { t } = useTranslation();
  const [form, setForm] = useState<RuleForm>(() =>
    rule ? formOf(rule) : emptyRule,
  );
  const [problems, setProblems] = useState<readonly RuleListProblem[]>([]);
  const change = (part: Partial<RuleForm>) => setForm({ ...form, ...part });

  const apply = async () => {
    const read = readRules([...others, writtenRule(form)]);
    setProblems(read.ok ? [] : read.problems);
    const last = read.ok ? read.rules.at(-1) : undefined;
    if (last) onRule(last);
  };
  return (
    <FormDialog
      title={rule ? t('rules.form.edit') : t('rules.form.add')}
      action={t('rules.form.apply')}
      failure={t('rules.form.failure')}
      run={apply}
      onDone={() => {}}
      onClose={props.onClose}
    >
      <Field
        required
        label={t('rules.form.id')}
        help={t('rules.form.id.help')}
        longest={64}
        value={form.id}
        onChange={id => change({ id })}
      />
      <Typography variant="subtitle2" component="p">
        {t('rules.form.conditions')}
      </Typography>
      {form.conditions.map((condition, index) => (
        <ConditionFields
          key={index}
          number={index + 1}
          condition={condition}
          onChange={changed =>
            change({
              conditions: form.conditions.map((one, place) =>
                place === index ? changed : one,
              ),
            })
          }
          onRemove={() =>
            change({
              conditions: form.conditions.filter((_, place) => place !== index),
            })
          }
        />
      ))}
      <div>
        <Button
          size="small"
          onClick={() =>
            change({ conditions: [...form.conditions, emptyCondition] })
          }
        >
          {t('rules.form.addCondition')}
        </Button>
      </div>
      <Field
        label={t('rules.form.target')}
        value={form.target}
        choices={(['entity', 'tag'] as const).map(target => ({
          value: target,
          title: t(`rules.form.target.${target}`),
        }))}
        onChange={value =>
          change({ target: value === 'tag' ? 'tag' : 'entity' })
        }
      />
      {form.target === 'entity' ? (
        <Field
          required
          label={t('rules.form.entity')}
          help={t('rules.form.entity.help', {
            example: 'group:default/platform',
          })}
          longest={400}
          value={form.entity}
          onChange={entity => change({ entity })}
        />
      ) : (
        <>
          <Field
            required
            label={t('rules.form.tag')}
            value={form.tag}
            onChange={tag => change({ tag })}
          />
          <Field
            required
            label={t('rules.form.kinds')}
            help={t('rules.form.kinds.help')}
            value={form.kinds}
            onChange={kinds => change({ kinds })}
          />
        </>
      )}
      {problems.length > 0 && (
        <div role="alert">
          <Notice tone="bad">
            <strong>{t('rules.form.problems')}</strong>
            {problems.map(({ path, message, fix }, index) => (
              <p key={index}>
                <code>{path.replace(/^\[\d+\]\.?/, '')}</code>{' '}
                <SafeText>{message}</SafeText> <SafeText>{fix}</SafeText>
              </p>
            ))}
          </Notice>
        </div>
      )}
    </FormDialog>
  );
}

import IconButton from '@material-ui/core/IconButton';
import { makeStyles } from '@material-ui/core/styles';
import RemoveIcon from '@material-ui/icons/Close';
import { Field } from '@backstage-guardrails/components';
import { useTranslation } from '../../translation';
import {
  type ConditionForm,
  conditionKinds,
  operators,
  takesKey,
  takesValues,
} from './ruleForm';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      alignItems: 'flex-start',
      gap: theme.spacing(1),
      paddingLeft: theme.spacing(1),
      borderLeft: `2px solid ${theme.palette.divider}`,
    },
    fields: {
      flexGrow: 1,
      display: 'grid',
      gridTemplateColumns: 'repeat(auto-fit, minmax(140px, 1fr))',
      gap: theme.spacing(1),
    },
  }),
  { name: 'EntityCostConditionFields' },
);

/** One condition of a rule. @internal */
export function ConditionFields(props: {
  number: number;
  condition: ConditionForm;
  onChange: (condition: ConditionForm) => void;
  onRemove: () => void;
}) {
  const { number, condition, onChange } = props;
  const classes = useStyles();
  const { t } = useTranslation();
  const change = (part: Partial<ConditionForm>) =>
    onChange({ ...condition, ...part });
  return (
    <div className={classes.root}>
      <div className={classes.fields}>
        <Field
          label={t('rules.form.kind')}
          value={condition.kind}
          choices={conditionKinds.map(kind => ({
            value: kind,
            title: t(`rules.form.kind.${kind}`),
          }))}
          onChange={value => {
            const kind = conditionKinds.find(one => one === value);
            if (kind) change({ kind });
          }}
        />
        {takesKey(condition.kind) && (
          <Field
            label={t('rules.form.key')}
            value={condition.key}
            onChange={key => change({ key })}
          />
        )}
        <Field
          label={t('rules.form.operator')}
          value={condition.operator}
          choices={operators.map(operator => ({
            value: operator,
            title: t(`rules.form.operator.${operator}`),
          }))}
          onChange={value => {
            const operator = operators.find(one => one === value);
            if (operator) change({ operator });
          }}
        />
        {takesValues(condition.operator) && (
          <Field
            label={t('rules.form.values')}
            help={t('rules.form.values.help')}
            lines={1}
            longest={100_000}
            value={condition.values}
            onChange={values => change({ values })}
          />
        )}
      </div>
      <IconButton
        size="small"
        aria-label={t('rules.form.removeCondition', {
          number: String(number),
        })}
        onClick={props.onRemove}
      >
        <RemoveIcon fontSize="small" />
      </IconButton>
    </div>
  );
}

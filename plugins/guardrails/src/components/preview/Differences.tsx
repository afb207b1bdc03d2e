import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { SafeText } from '@backstage-guardrails/components';
import { useTranslation } from '../../translation';
import { isEmpty, type CurrentValues } from './currentOf';
import type { FormField } from './fieldOf';

const useStyles = makeStyles(
  theme => ({
    list: {
      margin: theme.spacing(0.5, 0, 2),
      paddingLeft: theme.spacing(2.5),
      fontSize: theme.typography.body2.fontSize,
      overflowWrap: 'anywhere',
    },
  }),
  { name: 'GuardrailsFormDifferences' },
);

/** What a form would change of a target as it is. @internal */
export function Differences(props: {
  current: CurrentValues;
  values: Record<string, unknown>;
  fields: readonly FormField[];
}) {
  const { current, values, fields } = props;
  const classes = useStyles();
  const { t } = useTranslation();
  const changed = fields.filter(
    ({ name }) =>
      name in current.values &&
      !isEmpty(values[name]) &&
      textOf(values[name]) !== textOf(current.values[name]),
  );
  return (
    <>
      <Typography variant="subtitle2" component="h3">
        {changed.length > 0 ? t('preview.changes') : t('preview.changes.none')}
      </Typography>
      {changed.length > 0 && (
        <ul className={classes.list}>
          {changed.map(({ name, title }) => (
            <li key={name}>
              {t('resubmit.change', {
                field: <SafeText>{title}</SafeText>,
                from: isEmpty(current.values[name]) ? (
                  t('resubmit.change.empty')
                ) : (
                  <SafeText>{textOf(current.values[name])}</SafeText>
                ),
                to: (
                  <strong>
                    <SafeText>{textOf(values[name])}</SafeText>
                  </strong>
                ),
              })}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

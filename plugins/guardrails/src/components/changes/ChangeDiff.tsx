import { makeStyles } from '@material-ui/core/styles';
import { SafeText } from '@backstage-guardrails/components';
import type { ResourceChange } from '@backstage-guardrails/policy-model';
import { ValueText } from '@backstage-guardrails/plugin-guardrails-react';
import { useMemo } from 'react';
import { useTranslation } from '../../translation';
import { diffValues } from './diffValues';

const useStyles = makeStyles(
  theme => ({
    root: {
      width: '100%',
      borderCollapse: 'collapse',
      fontSize: theme.typography.body2.fontSize,
      '& th, & td': {
        padding: theme.spacing(0.25, 2, 0.25, 0),
        textAlign: 'left',
        verticalAlign: 'top',
        fontWeight: 'normal',
      },
    },
    path: {
      fontFamily: 'monospace',
      overflowWrap: 'anywhere',
      width: '38%',
      minWidth: 220,
    },
    arrow: { color: theme.palette.text.secondary },
    none: { color: theme.palette.text.secondary },
  }),
  { name: 'GuardrailsChangeDiff' },
);

/** Every value of a resource that changes, complete. @internal */
export function ChangeDiff(props: {
  change: Pick<ResourceChange, 'address' | 'before' | 'after'>;
}) {
  const classes = useStyles();
  const { t } = useTranslation();
  const { address, before, after } = props.change;
  const values = useMemo(() => diffValues(before, after), [before, after]);
  if (!values.length) {
    return <div className={classes.none}>{t('changes.diff.none')}</div>;
  }
  return (
    <table
      className={classes.root}
      aria-label={t('changes.diff.label', { address })}
    >
      <tbody>
        {values.map(({ path, kind, before: old, after: next }) => (
          <tr key={`${kind} ${path}`}>
            <th scope="row" className={classes.path}>
              <SafeText>{path || t('changes.diff.value')}</SafeText>
            </th>
            <td>
              {kind !== 'added' && <ValueText value={old} />}
              {kind === 'changed' && (
                <span
                  className={classes.arrow}
                  aria-label={t('changes.diff.becomes')}
                >
                  {' → '}
                </span>
              )}
              {kind === 'removed' ? (
                <span className={classes.arrow}>
                  {' '}
                  {t('changes.diff.removed')}
                </span>
              ) : (
                <ValueText value={next} />
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

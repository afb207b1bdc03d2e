import { makeStyles } from '@material-ui/core/styles';
import type { ResourceChange } from '@backstage-guardrails/policy-model';
import {
  SafeText,
  ValueText,
} from '@backstage-guardrails/plugin-guardrails-react';
import { useMemo } from 'react';
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
  const { address, before, after } = props.change;
  const values = useMemo(() => diffValues(before, after), [before, after]);
  if (!values.length) {
    return <div className={classes.none}>No value differs.</div>;
  }
  return (
    <table className={classes.root} aria-label={`Changes of ${address}`}>
      <tbody>
        {values.map(({ path, kind, before: old, after: next }) => (
          <tr key={`${kind} ${path}`}>
            <th scope="row" className={classes.path}>
              <SafeText>{path || 'value'}</SafeText>
            </th>
            <td>
              {kind !== 'added' && <ValueText value={old} />}
              {kind === 'changed' && (
                <span className={classes.arrow} aria-label="becomes">
                  {' → '}
                </span>
              )}
              {kind === 'removed' ? (
                <span className={classes.arrow}> removed</span>
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

import { makeStyles } from '@material-ui/core/styles';
import type { ReactNode } from 'react';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: 'repeat(auto-fill, minmax(200px, 1fr))',
      gap: theme.spacing(1, 3),
      margin: 0,
      fontSize: theme.typography.body2.fontSize,
      '& dt': {
        color: theme.palette.text.secondary,
        fontSize: theme.typography.caption.fontSize,
      },
      '& dd': { margin: 0 },
    },
  }),
  { name: 'GuardrailsFacts' },
);

/** What React draws nothing for: its name would stand there alone. */
const absent: ReactNode[] = [undefined, null, false];

/** Names with their values; what has no value is left out. @public */
export function Facts(props: { items: [string, ReactNode][] }) {
  return (
    <dl className={useStyles().root}>
      {props.items
        .filter(([, value]) => !absent.includes(value))
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}

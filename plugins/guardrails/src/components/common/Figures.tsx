import { Link } from '@backstage/core-components';
import { makeStyles, useTheme } from '@material-ui/core/styles';
import { toneColours, type Tone } from '@backstage-guardrails/components';
import type { ReactNode } from 'react';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(1, 4),
      margin: theme.spacing(0, 0, 2),
    },
    item: { display: 'flex', flexDirection: 'column-reverse' },
    name: {
      color: theme.palette.text.secondary,
      fontSize: theme.typography.body2.fontSize,
    },
    number: {
      margin: 0,
      fontSize: theme.typography.h5.fontSize,
      fontWeight: 600,
      fontVariantNumeric: 'tabular-nums',
      '& a': { textDecoration: 'underline' },
    },
    note: {
      marginLeft: theme.spacing(1),
      fontWeight: 400,
      fontSize: theme.typography.body2.fontSize,
      color: theme.palette.text.secondary,
    },
  }),
  { name: 'GuardrailsFigures' },
);

/** A number, what it is, and where what it counts is listed. @internal */
export type Figure = {
  name: string;
  /** What the name means, where it does not say it. */
  title?: string;
  tone?: Tone;
  value: string;
  note?: ReactNode;
  link?: { to: string; label: string };
};

/** Numbers side by side, each with its name. @internal */
export function Figures(props: { figures: Figure[] }) {
  const classes = useStyles();
  const theme = useTheme();
  return (
    <dl className={classes.root}>
      {props.figures.map(({ name, title, tone, value, note, link }) => (
        <div key={name} className={classes.item}>
          <dt className={classes.name} title={title}>
            {name}
          </dt>
          <dd
            className={classes.number}
            style={tone && { color: toneColours(theme, tone).text }}
          >
            {link ? (
              <Link to={link.to} aria-label={link.label}>
                {value}
              </Link>
            ) : (
              value
            )}
            {note && <span className={classes.note}>{note}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

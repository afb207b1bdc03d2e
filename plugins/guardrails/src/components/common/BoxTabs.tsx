import Chip from '@material-ui/core/Chip';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(
  theme => ({
    root: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(0.5) },
    chip: { margin: 0 },
  }),
  { name: 'GuardrailsBoxTabs' },
);

/** Chooses one of a few parts of a list. @internal */
export function BoxTabs<Value extends string>(props: {
  label: string;
  options: Readonly<Record<Value, string>>;
  value: Value;
  onChange: (value: Value) => void;
}) {
  const classes = useStyles();
  return (
    <div className={classes.root} role="group" aria-label={props.label}>
      {(Object.keys(props.options) as Value[]).map(value => (
        <Chip
          key={value}
          className={classes.chip}
          label={props.options[value]}
          color={value === props.value ? 'primary' : 'default'}
          variant={value === props.value ? 'default' : 'outlined'}
          aria-pressed={value === props.value}
          onClick={() => props.onChange(value)}
        />
      ))}
    </div>
  );
}

import MenuItem from '@material-ui/core/MenuItem';
import { makeStyles } from '@material-ui/core/styles';
import TextField from '@material-ui/core/TextField';

const useStyles = makeStyles(
  { root: { minWidth: 150 } },
  { name: 'GuardrailsFilterSelect' },
);

/** A filter with a few values, none of them chosen meaning any. @internal */
export function FilterSelect(props: {
  label: string;
  value: string;
  options: readonly { value: string; title: string }[];
  onChange: (value: string) => void;
}) {
  const classes = useStyles();
  return (
    <TextField
      select
      id={`guardrails-filter-${props.label.toLowerCase()}`}
      size="small"
      variant="outlined"
      label={props.label}
      className={classes.root}
      value={props.value}
      onChange={event => props.onChange(event.target.value)}
    >
      <MenuItem value="">Any</MenuItem>
      {props.options.map(({ value, title }) => (
        <MenuItem key={value} value={value}>
          {title}
        </MenuItem>
      ))}
    </TextField>
  );
}

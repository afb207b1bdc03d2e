import TextField from '@material-ui/core/TextField';

/** A filter by day. @internal */
export function FilterDay(props: {
  label: string;
  value: string;
  onChange: (value: string) => void;
}) {
  return (
    <TextField
      type="date"
      id={`guardrails-filter-${props.label.toLowerCase()}`}
      size="small"
      variant="outlined"
      label={props.label}
      // The browser shows its pattern even while the field is empty.
      InputLabelProps={{ shrink: true }}
      value={props.value}
      onChange={event => props.onChange(event.target.value)}
    />
  );
}

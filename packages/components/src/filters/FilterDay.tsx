import TextField from '@material-ui/core/TextField';
import { useId } from 'react';
import { useFilter } from './useFilter';

/** A filter by day. @public */
export function FilterDay(props: { param: string; label: string }) {
  const [value, onChange] = useFilter(props.param);
  return (
    <TextField
      type="date"
      id={useId()}
      size="small"
      variant="outlined"
      label={props.label}
      // The browser shows its pattern even while the field is empty.
      InputLabelProps={{ shrink: true }}
      value={value}
      onChange={event => onChange(event.target.value)}
    />
  );
}

import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';
import { type ReactNode, useId } from 'react';

/** A field of a form: a line, several lines, a number, a date, or a choice. @public */
export function Field(props: {
  label: string;
  value: string;
  onChange: (value: string) => void;
  help?: string;
  lines?: number;
  type?: 'text' | 'number' | 'date' | 'datetime-local' | 'url';
  choices?: readonly { value: string; title: ReactNode }[];
  required?: boolean;
  longest?: number;
  inputProps?: Record<string, unknown>;
}) {
  const id = useId();
  const dated = props.type === 'date' || props.type === 'datetime-local';
  return (
    <TextField
      id={id}
      fullWidth
      size="small"
      variant="outlined"
      label={props.label}
      value={props.value}
      helperText={props.help}
      required={props.required}
      select={props.choices !== undefined}
      multiline={props.lines !== undefined}
      minRows={props.lines}
      type={props.lines === undefined ? props.type : undefined}
      // A date field shows its pattern even while it is empty.
      InputLabelProps={dated ? { shrink: true } : undefined}
      inputProps={{ maxLength: props.longest ?? 2000, ...props.inputProps }}
      onChange={event => props.onChange(event.target.value)}
    >
      {props.choices?.map(choice => (
        <MenuItem key={choice.value} value={choice.value}>
          {choice.title}
        </MenuItem>
      ))}
    </TextField>
  );
}

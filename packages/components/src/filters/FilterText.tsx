import TextField from '@material-ui/core/TextField';
import { useEffect, useId, useState } from 'react';
import { useFilter } from './useFilter';

/** A text filter that applies on Enter or when the field is left, so the list does not jump while typing. @public */
export function FilterText(props: { param: string; label: string }) {
  const [value, onChange] = useFilter(props.param);
  const id = useId();
  const [draft, setDraft] = useState(value);
  useEffect(() => setDraft(value), [value]);
  const apply = () => {
    if (draft.trim() !== value) onChange(draft.trim());
  };
  return (
    <TextField
      id={id}
      size="small"
      variant="outlined"
      label={props.label}
      value={draft}
      onChange={event => setDraft(event.target.value)}
      onBlur={apply}
      onKeyDown={event => {
        if (event.key === 'Enter') apply();
      }}
    />
  );
}

import TextField from '@material-ui/core/TextField';
import { useEffect, useState } from 'react';

/** A text filter that applies on Enter or when the field is left, so the list does not jump while typing. @internal */
export function FilterText(props: {
  label: string;
  value: string;
  onChange: (value: string) => void;
}) {
  const { label, value, onChange } = props;
  const [draft, setDraft] = useState(value);
  useEffect(() => setDraft(value), [value]);
  const apply = () => {
    if (draft.trim() !== value) onChange(draft.trim());
  };
  return (
    <TextField
      id={`guardrails-filter-${label.toLowerCase().replace(/\W+/g, '-')}`}
      size="small"
      variant="outlined"
      label={label}
      value={draft}
      onChange={event => setDraft(event.target.value)}
      onBlur={apply}
      onKeyDown={event => {
        if (event.key === 'Enter') apply();
      }}
    />
  );
}

import TextField from '@material-ui/core/TextField';
import { useEffect, useId, useRef, useState } from 'react';
import { useFilter } from './useFilter';

const PAUSE_MILLISECONDS = 250;

/**
 * A text filter that applies after a pause in typing, or at once on Enter. Leaving the field begins the pause anew, so
 * that a click on a row is over before the list changes. All that is typed in one go is one step back.
 * @public
 */
export function FilterText(props: {
  param: string;
  label: string;
  /** Letters that a search begins with; fewer are no filter. Default: one. */
  from?: number;
}) {
  const { param, label, from = 1 } = props;
  const [value, onChange] = useFilter(param);
  const id = useId();
  const [draft, setDraft] = useState(value);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const applied = useRef(value);
  useEffect(() => {
    // What this field applied is what is typed, without what is typed since.
    if (value !== applied.current) setDraft(value);
    applied.current = value;
  }, [value]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const apply = (text: string) => {
    clearTimeout(timer.current);
    const wanted = text.trim().length < from ? '' : text.trim();
    applied.current = wanted;
    if (wanted !== value) onChange(wanted, { replaces: value !== '' });
  };
  const applySoon = (text: string) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => apply(text), PAUSE_MILLISECONDS);
  };
  return (
    <TextField
      id={id}
      size="small"
      variant="outlined"
      label={label}
      value={draft}
      onChange={event => {
        setDraft(event.target.value);
        applySoon(event.target.value);
      }}
      onBlur={() => applySoon(draft)}
      onKeyDown={event => {
        if (event.key === 'Enter') apply(draft);
      }}
    />
  );
}

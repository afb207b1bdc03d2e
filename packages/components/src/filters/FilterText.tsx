import { makeStyles } from '@material-ui/core/styles';
import TextField from '@material-ui/core/TextField';
import { useEffect, useId, useRef, useState } from 'react';
import { useLocation } from 'react-router-dom';
import { isCleared } from './cleared';
import { useFilter } from './useFilter';

const PAUSE_MILLISECONDS = 250;

const useStyles = makeStyles(
  theme => ({
    // As wide as its label, which is longer than a field by itself; on a phone as wide as there is room, on one line.
    root: {
      minWidth: 228,
      maxWidth: '100%',
      width: ({ letters }: { letters: number }) =>
        `calc(${letters} * 0.85ch + ${theme.spacing(4)}px)`,
    },
    label: {
      maxWidth: `calc(100% - ${theme.spacing(3)}px)`,
      overflow: 'hidden',
      textOverflow: 'ellipsis',
      whiteSpace: 'nowrap',
    },
    // Shrunk to three quarters, it has room for the rest.
    shrunk: { maxWidth: '133%' },
  }),
  { name: 'GuardrailsFilterText' },
);

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
  const classes = useStyles({ letters: label.length });
  const [draft, setDraft] = useState(value);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const applied = useRef(value);
  // A timer applies to the address of then, which other filters may have changed since.
  const filter = useRef({ value, onChange });
  useEffect(() => {
    filter.current = { value, onChange };
  });
  useEffect(() => {
    // What this field applied is what is typed, without what is typed since.
    if (value !== applied.current) {
      clearTimeout(timer.current);
      setDraft(value);
    }
    applied.current = value;
  }, [value]);
  const { key, state } = useLocation();
  const cleared = isCleared(state);
  useEffect(() => {
    // What was typed and not applied yet has no place in the address that could be cleared.
    if (!cleared) return;
    clearTimeout(timer.current);
    setDraft(filter.current.value);
  }, [key, cleared]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const apply = (text: string) => {
    clearTimeout(timer.current);
    const wanted = text.trim().length < from ? '' : text.trim();
    const now = filter.current;
    if (wanted === now.value) return;
    applied.current = wanted;
    now.onChange(wanted, { replaces: now.value !== '' });
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
      className={classes.root}
      InputLabelProps={{
        classes: { root: classes.label, shrink: classes.shrunk },
      }}
      value={draft}
      onChange={event => {
        setDraft(event.target.value);
        applySoon(event.target.value);
      }}
      onBlur={() => {
        if (draft !== value) applySoon(draft);
      }}
      onKeyDown={event => {
        if (event.key === 'Enter') apply(draft);
      }}
    />
  );
}

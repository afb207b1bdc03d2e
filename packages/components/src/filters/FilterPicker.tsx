import { makeStyles } from '@material-ui/core/styles';
import TextField from '@material-ui/core/TextField';
import Autocomplete from '@material-ui/lab/Autocomplete';
import { useEffect, useId, useMemo, useState } from 'react';
import { useRemote } from '../remote/useRemote';
import { useTranslation } from '../translation';
import { useFilter } from './useFilter';

const PAUSE_MILLISECONDS = 250;
/** What is suggested for fewer is nearly everything. */
const FROM = 2;

/** A value that a filter can have, and what it is called. @public */
export type FilterOption = { value: string; title: string };

const useStyles = makeStyles(
  { root: { minWidth: 190 } },
  { name: 'GuardrailsFilterPicker' },
);

/**
 * A filter whose value is picked from what is suggested for the letters that were typed. A text that is no value
 * is not applied, and leaves with the focus.
 * @public
 */
export function FilterPicker(props: {
  param: string;
  label: string;
  suggest: (
    typed: string,
    options: { signal: AbortSignal },
  ) => Promise<FilterOption[]>;
  /** The value that a text is by itself, such as one that was pasted. */
  read?: (typed: string) => string | undefined;
}) {
  const { param, label, suggest, read } = props;
  const [value, onChange] = useFilter(param);
  const classes = useStyles();
  const id = useId();
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const wanted = useAfterPause(typed.trim());
  const found = useRemote({
    key: wanted,
    load: async signal =>
      wanted.length < FROM ? [] : suggest(wanted, { signal }),
  });
  // the same object while it is the same value: a new one would reset what is typed
  const chosen = useMemo(
    () => (value === '' ? null : { value, title: value }),
    [value],
  );
  const itself = read?.(typed.trim());
  const isLoading = wanted !== typed.trim() || found.status === 'loading';
  const suggested = found.status === 'ready' && !isLoading ? found.value : [];
  // Half a name can be a value too: it comes after what is suggested, so that Enter does not apply it instead.
  // A whole one, as it is pasted, is offered at once.
  const isWhole = itself === typed.trim();
  const isOffered =
    itself !== undefined &&
    (isWhole || !isLoading) &&
    suggested.every(option => option.value !== itself);
  const options = [
    ...suggested,
    ...(isOffered ? [{ value: itself, title: itself }] : []),
  ];
  const whyEmpty = typed.trim().length < FROM ? 'typeMore' : 'noneFound';
  const whyNone = found.status === 'failed' ? 'notLoaded' : whyEmpty;
  return (
    <Autocomplete<FilterOption>
      id={id}
      size="small"
      className={classes.root}
      options={options}
      value={chosen}
      getOptionLabel={({ title }) => title}
      getOptionSelected={(option, other) => option.value === other.value}
      filterOptions={all => all}
      autoHighlight
      openOnFocus={false}
      loading={isLoading}
      loadingText={t('filters.searching')}
      noOptionsText={t(`filters.${whyNone}`)}
      clearText={t('filters.clear')}
      openText={t('filters.open')}
      closeText={t('filters.close')}
      onInputChange={(_event, text, reason) =>
        setTyped(reason === 'input' ? text : '')
      }
      onChange={(_event, option) => onChange(option?.value ?? '')}
      renderInput={input => (
        <TextField {...input} label={label} variant="outlined" />
      )}
    />
  );
}

/** A text, once it has been the same for a moment. */
function useAfterPause(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PAUSE_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}

import MenuItem from '@material-ui/core/MenuItem';
import { makeStyles } from '@material-ui/core/styles';
import TextField from '@material-ui/core/TextField';
import { useId } from 'react';
import { useTranslation } from '../translation';
import { useFilter } from './useFilter';

const useStyles = makeStyles(
  theme => ({
    // At least as wide as its label and the arrow.
    root: {
      minWidth: ({ letters }: { letters: number }) =>
        `max(150px, calc(${letters}ch + ${theme.spacing(7)}px))`,
    },
  }),
  { name: 'GuardrailsFilterSelect' },
);

/** A filter with a few values, none of them chosen meaning any. @public */
export function FilterSelect(props: {
  param: string;
  label: string;
  /** What none chosen is called. */
  any?: string;
  options: readonly { value: string; title: string }[];
}) {
  const [value, onChange] = useFilter(props.param);
  const classes = useStyles({ letters: props.label.length });
  const { t } = useTranslation();
  return (
    <TextField
      select
      id={useId()}
      size="small"
      variant="outlined"
      label={props.label}
      className={classes.root}
      value={value}
      onChange={event => onChange(event.target.value)}
    >
      <MenuItem value="">{props.any ?? t('filters.any')}</MenuItem>
      {props.options.map(option => (
        <MenuItem key={option.value} value={option.value}>
          {option.title}
        </MenuItem>
      ))}
    </TextField>
  );
}

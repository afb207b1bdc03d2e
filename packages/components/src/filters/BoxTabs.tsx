import Chip from '@material-ui/core/Chip';
import { makeStyles } from '@material-ui/core/styles';
import { useFilter } from './useFilter';

const useStyles = makeStyles(
  theme => ({
    root: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(0.5) },
    chip: { margin: 0 },
  }),
  { name: 'GuardrailsBoxTabs' },
);

/** Chooses one of a few parts of a list. @public */
export function BoxTabs(props: {
  param: string;
  label: string;
  options: Readonly<Record<string, string>>;
  /** The option that is chosen where the address names none. Default: the first. */
  initial?: string;
}) {
  const classes = useStyles();
  const [value, onChange] = useFilter(props.param);
  const boxes = Object.keys(props.options);
  const initial = props.initial ?? boxes[0];
  const chosen = boxes.includes(value) ? value : initial;
  return (
    <div className={classes.root} role="group" aria-label={props.label}>
      {boxes.map(box => (
        <Chip
          key={box}
          className={classes.chip}
          label={props.options[box]}
          color={box === chosen ? 'primary' : 'default'}
          variant={box === chosen ? 'default' : 'outlined'}
          aria-pressed={box === chosen}
          onClick={() => onChange(box === initial ? '' : box)}
        />
      ))}
    </div>
  );
}

import { makeStyles } from '@material-ui/core/styles';
import MenuItem from '@material-ui/core/MenuItem';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import Switch from '@material-ui/core/Switch';
import TextField from '@material-ui/core/TextField';
import { useEnvironments } from '@backstage-guardrails/plugin-guardrails-react';
import { FilterText } from '../common/FilterText';
import { OutcomeFilter } from './OutcomeFilter';
import { periods } from './useDecisionRequest';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1.5),
      marginBottom: theme.spacing(2),
    },
    select: { minWidth: 150 },
  }),
  { name: 'GuardrailsDecisionFilters' },
);

/** The filters of the decision list. They live in the address; a change leads back to the newest page. @internal */
export function DecisionFilters(props: {
  params: URLSearchParams;
  onChange: (changes: Record<string, string | undefined>) => void;
}) {
  const classes = useStyles();
  const { params } = props;
  const environments = useEnvironments();
  const set = (name: string) => (value: string) =>
    props.onChange({ [name]: value || undefined, cursor: undefined });

  const current = params.get('environment') ?? '';
  const names =
    environments.status === 'ready' ? environments.value.map(e => e.name) : [];
  const options = [...new Set([...names, ...(current ? [current] : [])])];

  return (
    <form
      className={classes.root}
      role="search"
      aria-label="Filter decisions"
      onSubmit={event => event.preventDefault()}
    >
      <OutcomeFilter
        value={params.get('outcome') ?? ''}
        onChange={set('outcome')}
      />
      <TextField
        select
        id="guardrails-filter-environment"
        size="small"
        variant="outlined"
        label="Environment"
        className={classes.select}
        value={current}
        onChange={event => set('environment')(event.target.value)}
      >
        <MenuItem value="">Any</MenuItem>
        {options.map(name => (
          <MenuItem key={name} value={name}>
            {name}
          </MenuItem>
        ))}
      </TextField>
      <TextField
        select
        id="guardrails-filter-when"
        size="small"
        variant="outlined"
        label="When"
        className={classes.select}
        value={params.get('within') ?? ''}
        onChange={event => set('within')(event.target.value)}
      >
        <MenuItem value="">Any time</MenuItem>
        {Object.entries(periods).map(([value, { title }]) => (
          <MenuItem key={value} value={value}>
            {title}
          </MenuItem>
        ))}
      </TextField>
      <FilterText
        label="Entity"
        value={params.get('entity') ?? ''}
        onChange={set('entity')}
      />
      <FilterText
        label="Rule"
        value={params.get('rule') ?? ''}
        onChange={set('rule')}
      />
      <FilterText
        label="By"
        value={params.get('actor') ?? ''}
        onChange={set('actor')}
      />
      <FormControlLabel
        control={
          <Switch
            size="small"
            color="primary"
            checked={params.get('checks') === 'all'}
            onChange={event => set('checks')(event.target.checked ? 'all' : '')}
          />
        }
        label="Show checks of configuration"
      />
    </form>
  );
}

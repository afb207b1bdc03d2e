import { makeStyles } from '@material-ui/core/styles';
import { Disclosure, SafeText } from '@backstage-guardrails/components';
import type { HealthComponent } from '@backstage-guardrails/plugin-entity-health-common';
import { useTranslation } from '../../translation';
import { StatusLabel, worstFirst } from '../status';

/** A few are shown at once; more open by themselves only where one of them is not healthy. */
const FEW = 5;

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: 'repeat(auto-fill, minmax(220px, 1fr))',
      gap: theme.spacing(0.75, 2),
      margin: 0,
      padding: 0,
      listStyle: 'none',
    },
    line: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(0.25, 1),
      minWidth: 0,
    },
  }),
  { name: 'EntityHealthComponents' },
);

/** The components that an endpoint names, the worst first. @internal */
export function Components(props: {
  components: readonly HealthComponent[];
  omitted: number;
}) {
  const { components, omitted } = props;
  const classes = useStyles();
  const { t } = useTranslation();
  if (components.length === 0) return null;
  const sorted = [...components].sort(
    (a, b) => worstFirst.indexOf(a.status) - worstFirst.indexOf(b.status),
  );
  const open =
    components.length <= FEW ||
    components.some(({ status }) => status !== 'pass');
  return (
    <Disclosure
      open={open}
      summary={t('tab.components.title', { count: components.length })}
    >
      <ul className={classes.root} aria-label={t('tab.components.label')}>
        {sorted.map(({ name, status }, index) => (
          <li key={index} className={classes.line}>
            <StatusLabel status={status} />
            <SafeText>{name}</SafeText>
          </li>
        ))}
      </ul>
      {omitted > 0 && t('tab.components.omitted', { count: omitted })}
    </Disclosure>
  );
}

import { makeStyles } from '@material-ui/core/styles';

const WIDTH = 120;
const HEIGHT = 28;
const EDGE = 2;

const useStyles = makeStyles(
  theme => ({
    root: { display: 'block', overflow: 'visible' },
    line: {
      fill: 'none',
      stroke: theme.palette.primary.main,
      strokeWidth: 1.5,
      strokeLinecap: 'round',
      vectorEffect: 'non-scaling-stroke',
    },
  }),
  { name: 'EntityCostSparkline' },
);

/** The course of a number, without axes: `label` says from where to where it went. Gaps stay gaps. @internal */
export function Sparkline(props: {
  label: string;
  values: readonly (number | undefined)[];
}) {
  const { label, values } = props;
  const classes = useStyles();
  return (
    <svg
      role="img"
      aria-label={label}
      width={WIDTH}
      height={HEIGHT}
      className={classes.root}
    >
      <title>{label}</title>
      <path d={pathOf(values)} className={classes.line} />
    </svg>
  );
}

function pathOf(values: readonly (number | undefined)[]): string {
  const known = values.filter(value => value !== undefined);
  const lowest = Math.min(...known);
  const height = Math.max(...known) - lowest;
  const x = (index: number) =>
    EDGE + (index / Math.max(1, values.length - 1)) * (WIDTH - 2 * EDGE);
  // what never changes is in the middle
  const y = (value: number) =>
    height === 0
      ? HEIGHT / 2
      : HEIGHT - EDGE - ((value - lowest) / height) * (HEIGHT - 2 * EDGE);
  return values
    .flatMap((value, index) => {
      if (value === undefined) return [];
      const place = `${x(index).toFixed(1)} ${y(value).toFixed(1)}`;
      if (values[index - 1] !== undefined) return `L${place}`;
      // a line of no length: a value without neighbours is a dot
      return `M${place}h0`;
    })
    .join('');
}

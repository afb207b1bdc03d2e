import { makeStyles } from '@material-ui/core/styles';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import { useTranslation } from '../translation';
import type { ChartSeries, TimeChartData } from './types';

const useStyles = makeStyles(
  theme => ({
    root: {
      overflow: 'auto',
      '&:focus-visible': { outline: `2px solid ${theme.palette.primary.main}` },
      '& td, & th': { padding: theme.spacing(0.25, 1.5) },
      '& td': { fontVariantNumeric: 'tabular-nums' },
    },
  }),
  { name: 'ComponentsChartTable' },
);

/** The values of a chart as a table, the newest first. It scrolls by itself, also with the keyboard. @internal */
export function ChartTable(props: {
  label: string;
  data: TimeChartData;
  maxHeight: number;
  timeOf: (index: number) => string;
  valueOf: (series: ChartSeries, index: number) => string;
}) {
  const { label, data } = props;
  const classes = useStyles();
  const { t } = useTranslation();
  return (
    <div
      className={classes.root}
      style={{ maxHeight: props.maxHeight }}
      role="region"
      aria-label={label}
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
    >
      <Table size="small" stickyHeader aria-label={label}>
        <TableHead>
          <TableRow>
            <TableCell scope="col">{t('charts.from')}</TableCell>
            {data.series.map(({ id, name }) => (
              <TableCell key={id} scope="col" align="right">
                {name}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {data.times
            .map((time, index) => (
              <TableRow key={time}>
                <TableCell component="th" scope="row">
                  {props.timeOf(index)}
                </TableCell>
                {data.series.map(series => (
                  <TableCell key={series.id} align="right">
                    {props.valueOf(series, index)}
                  </TableCell>
                ))}
              </TableRow>
            ))
            .reverse()}
        </TableBody>
      </Table>
    </div>
  );
}

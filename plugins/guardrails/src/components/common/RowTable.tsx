import { makeStyles } from '@material-ui/core/styles';
import Paper from '@material-ui/core/Paper';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableContainer from '@material-ui/core/TableContainer';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import type { ReactNode } from 'react';

const useStyles = makeStyles(
  theme => ({
    table: {
      '& td, & th': {
        wordBreak: 'normal',
        lineHeight: 1.4,
        paddingRight: theme.spacing(1),
      },
    },
    wide: { width: '36%', minWidth: theme.spacing(18) },
    calm: { whiteSpace: 'nowrap' },
    note: { color: theme.palette.text.secondary },
  }),
  { name: 'GuardrailsRowTable' },
);

type Column<T> = {
  title: string;
  cell: (row: T) => ReactNode;
  /** `wide`: takes the room that is left; `calm`: never breaks; `number`: stands on the right. */
  shape?: 'wide' | 'calm' | 'number';
};

/** Many things as rows. They do nothing by themselves, so they do not light up: links would lose their contrast. @internal */
export function RowTable<T>(props: {
  label: string;
  rows: readonly T[];
  keyOf: (row: T) => string;
  columns: readonly Column<T>[];
}) {
  const classes = useStyles();
  const classOf = (column: Column<T>) =>
    column.shape && column.shape !== 'number'
      ? classes[column.shape]
      : undefined;
  const alignOf = (column: Column<T>) =>
    column.shape === 'number' ? 'right' : 'left';
  return (
    <TableContainer component={Paper} variant="outlined">
      <Table size="small" className={classes.table} aria-label={props.label}>
        <TableHead>
          <TableRow>
            {props.columns.map(column => (
              <TableCell key={column.title} align={alignOf(column)}>
                {column.title}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {props.rows.map(row => (
            <TableRow key={props.keyOf(row)}>
              {props.columns.map(column => (
                <TableCell
                  key={column.title}
                  align={alignOf(column)}
                  className={classOf(column)}
                >
                  {column.cell(row)}
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}

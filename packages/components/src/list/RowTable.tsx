import { makeStyles } from '@material-ui/core/styles';
import Paper from '@material-ui/core/Paper';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableContainer from '@material-ui/core/TableContainer';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import type { ReactNode } from 'react';
import { useRowLinks } from './useRowLinks';

const useStyles = makeStyles(
  theme => ({
    table: {
      '& td, & th': {
        wordBreak: 'normal',
        lineHeight: 1.4,
        paddingRight: theme.spacing(1),
      },
      // On a phone each row is a card, with the title of its column above each value.
      [theme.breakpoints.down('xs')]: {
        '& thead': {
          position: 'absolute',
          width: 1,
          height: 1,
          overflow: 'hidden',
          clipPath: 'inset(50%)',
        },
        '&, & tbody, & tr, & td': { display: 'block' },
        '& tr': {
          padding: theme.spacing(1, 0),
          borderBottom: `1px solid ${theme.palette.divider}`,
        },
        '& td': {
          width: 'auto',
          minWidth: 0,
          padding: theme.spacing(0.5, 2),
          border: 0,
          textAlign: 'left',
          whiteSpace: 'normal',
          overflowWrap: 'anywhere',
        },
        '& td::before': {
          content: 'attr(data-title)',
          display: 'block',
          color: theme.palette.text.secondary,
          fontSize: theme.typography.caption.fontSize,
        },
        // What is short is on one line with its title.
        '& $calm::before, & $number::before': {
          content: 'attr(data-title) ":"',
          display: 'inline-block',
          marginRight: theme.spacing(1),
        },
        '& td:empty': { display: 'none' },
      },
    },
    wide: { width: '36%', minWidth: theme.spacing(18) },
    calm: { whiteSpace: 'nowrap' },
    // A sign would stay behind on the line above.
    number: { whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' },
    // An edge and no background: links in the row keep their contrast.
    link: {
      cursor: 'pointer',
      '&:hover td:first-child': {
        boxShadow: `inset 3px 0 0 ${theme.palette.primary.main}`,
      },
      '&:focus-visible': {
        outline: `2px solid ${theme.palette.primary.main}`,
        outlineOffset: -2,
      },
    },
  }),
  { name: 'GuardrailsRowTable' },
);

/** A column of a table of rows. @public */
export type RowColumn<T> = {
  title: string;
  cell: (row: T) => ReactNode;
  /** `wide`: takes the room that is left; `calm`: never breaks; `number`: stands on the right. */
  shape?: 'wide' | 'calm' | 'number';
};

/** Many things as rows, which lead to their pages where they have pages. @public */
export function RowTable<T>(props: {
  label: string;
  rows: readonly T[];
  keyOf: (row: T, index: number) => string;
  /** Address of a row's page. A cell has a link to it too: that one can be copied and opened elsewhere. */
  linkOf?: (row: T) => string;
  columns: readonly RowColumn<T>[];
}) {
  const { rows, linkOf, columns } = props;
  const classes = useStyles();
  const rowLink = useRowLinks(rows.length);
  const classOf = (column: RowColumn<T>) =>
    column.shape && classes[column.shape];
  const alignOf = (column: RowColumn<T>) =>
    column.shape === 'number' ? 'right' : 'left';
  return (
    <TableContainer component={Paper} variant="outlined">
      {/* The roles are those of the elements: some browsers forget them where a table is laid out otherwise. */}
      <Table
        role="table"
        size="small"
        className={classes.table}
        aria-label={props.label}
      >
        <TableHead role="rowgroup">
          <TableRow role="row">
            {columns.map((column, index) => (
              <TableCell
                key={index}
                role="columnheader"
                align={alignOf(column)}
              >
                {column.title}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody role="rowgroup">
          {rows.map((row, index) => (
            <TableRow
              key={props.keyOf(row, index)}
              role="row"
              {...(linkOf && {
                className: classes.link,
                ...rowLink({ index, to: linkOf(row) }),
              })}
            >
              {columns.map((column, place) => (
                <TableCell
                  key={place}
                  role="cell"
                  data-title={column.title}
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

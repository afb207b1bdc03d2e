import { makeStyles } from '@material-ui/core/styles';

/** @internal */
export const useStatesStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexDirection: 'column',
      gap: theme.spacing(1),
      fontSize: theme.typography.body2.fontSize,
    },
    list: {
      margin: 0,
      paddingLeft: theme.spacing(2.5),
      '& li': { marginBottom: theme.spacing(0.5) },
    },
    code: {
      display: 'flex',
      alignItems: 'flex-start',
      gap: theme.spacing(1),
      padding: theme.spacing(1, 1.5),
      borderRadius: theme.shape.borderRadius,
      background: theme.palette.action.hover,
      '& pre': {
        flexGrow: 1,
        margin: 0,
        whiteSpace: 'pre-wrap',
        overflowWrap: 'anywhere',
        fontSize: '0.85em',
      },
    },
  }),
  { name: 'EntityCostStates' },
);

import { makeStyles } from '@material-ui/core/styles';

/** @internal */
export const useTotalStyles = makeStyles(
  theme => ({
    number: { fontVariantNumeric: 'tabular-nums', lineHeight: 1.2 },
    note: {
      color: theme.palette.text.secondary,
      fontSize: theme.typography.body2.fontSize,
    },
  }),
  { name: 'EntityCostTotal' },
);

import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(
  {
    '@global': {
      '.bui-PluginHeaderTabsWrapper .bui-Tabs': {
        overflowX: 'auto',
        // The mark of the chosen tab is a pixel below them, on the line.
        paddingBottom: 1,
        marginBottom: -1,
      },
      '.bui-PluginHeaderTabsWrapper .bui-Tab': {
        flexShrink: 0,
        whiteSpace: 'nowrap',
      },
    },
  },
  { name: 'GuardrailsScrollingTabs' },
);

/**
 * Lets the tabs that the app draws above a page scroll by themselves: on a phone they would make the page wider than
 * its window. It holds while the page is shown.
 * @public
 */
export function useScrollingTabs(): void {
  useStyles();
}

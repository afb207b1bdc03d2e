import { createUnifiedTheme, palettes } from '@backstage/theme';

// Backstage UI uses the font of the system; Material UI would use another beside it.
const fontFamily = 'system-ui, sans-serif';

const components = {
  MuiButton: { styleOverrides: { root: { textTransform: 'none' as const } } },
  MuiTab: { styleOverrides: { root: { textTransform: 'none' as const } } },
};

/** @internal */
export const lightTheme = createUnifiedTheme({
  palette: {
    ...palettes.light,
    // The standard grey has a contrast of 4.2 : 1 on the background of a page; 4.5 : 1 is legible.
    text: { primary: '#1f2428', secondary: '#595f66' },
    primary: { main: '#0f6e66' },
    secondary: { main: '#0f6e66' },
    link: '#0f6e66',
    linkHover: '#0a4f49',
  },
  fontFamily,
  components,
});

/** @internal */
export const darkTheme = createUnifiedTheme({
  palette: {
    ...palettes.dark,
    primary: { main: '#5fd4c6' },
    secondary: { main: '#5fd4c6' },
    link: '#5fd4c6',
    linkHover: '#99f6e4',
  },
  fontFamily,
  components,
});

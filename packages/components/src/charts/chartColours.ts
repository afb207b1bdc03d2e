import type { Theme } from '@material-ui/core/styles';

/** The colour of a series: by meaning, or one of six that mean nothing. @public */
export type ChartColour =
  | 'good'
  | 'caution'
  | 'bad'
  | 'neutral'
  | 'series1'
  | 'series2'
  | 'series3'
  | 'series4'
  | 'series5'
  | 'series6';

// At least 3 : 1 against the background of a card.
const light: Record<ChartColour, string> = {
  good: '#2b8f5a',
  caution: '#b87503',
  bad: '#d03b3b',
  neutral: '#7d8894',
  series1: '#0f766e',
  series2: '#5b47c4',
  series3: '#b45309',
  series4: '#be185d',
  series5: '#1d5fd8',
  series6: '#4d7c0f',
};

const dark: Record<ChartColour, string> = {
  good: '#4fc088',
  caution: '#e0a52a',
  bad: '#f0736d',
  neutral: '#8d99a6',
  series1: '#5eead4',
  series2: '#b9abff',
  series3: '#fdba74',
  series4: '#f9a8d4',
  series5: '#93c5fd',
  series6: '#bef264',
};

/** The colour of a series in the theme that is on. @public */
export function chartColour(theme: Theme, colour: ChartColour): string {
  return (theme.palette.type === 'dark' ? dark : light)[colour];
}

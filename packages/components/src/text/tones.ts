import type { Theme } from '@material-ui/core/styles';

/** The meaning of a colour. Colour never stands alone: an icon and a word go with it. @public */
export type Tone = 'good' | 'caution' | 'consent' | 'bad' | 'neutral';

/** Colours of text on a surface with an edge, readable in either mode. @public */
export type ToneColours = { text: string; surface: string; edge: string };

// Text on surface has a contrast of at least 4.5 : 1 in both modes.
const light: Record<Tone, ToneColours> = {
  good: { text: '#0b6b3a', surface: '#ecf9f1', edge: '#2f9e64' },
  caution: { text: '#7a4a00', surface: '#fff7e6', edge: '#d98e04' },
  consent: { text: '#4b3aa8', surface: '#f2f0fd', edge: '#7c6be0' },
  bad: { text: '#a11a1a', surface: '#fdf0ef', edge: '#d64545' },
  neutral: { text: '#4a5560', surface: '#f3f5f7', edge: '#a7b1bb' },
};

const dark: Record<Tone, ToneColours> = {
  good: { text: '#7ee2a8', surface: '#12301f', edge: '#3fae73' },
  caution: { text: '#f7c565', surface: '#382a0b', edge: '#d99a1c' },
  consent: { text: '#c4b8ff', surface: '#292149', edge: '#8b7cf0' },
  bad: { text: '#ffa8a0', surface: '#411c1b', edge: '#e5605a' },
  neutral: { text: '#c3ccd5', surface: '#333a42', edge: '#6d7a87' },
};

/** The colours of a tone in the theme that is on. @public */
export function toneColours(theme: Theme, tone: Tone): ToneColours {
  return (theme.palette.type === 'dark' ? dark : light)[tone];
}

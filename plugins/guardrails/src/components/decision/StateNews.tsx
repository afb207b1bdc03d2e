import { makeStyles } from '@material-ui/core/styles';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from '../../translation';

const useStyles = makeStyles(
  {
    // Only screen readers need it: the header shows the state.
    root: {
      position: 'absolute',
      width: 1,
      height: 1,
      overflow: 'hidden',
      clipPath: 'inset(50%)',
      whiteSpace: 'nowrap',
    },
  },
  { name: 'GuardrailsStateNews' },
);

/** Says a changed state once, after what is being read; the state that the page opened with is no news. @internal */
export function StateNews(props: { state: string }) {
  const { state } = props;
  const classes = useStyles();
  const { t } = useTranslation();
  const shown = useRef(state);
  const [news, setNews] = useState('');
  useEffect(() => {
    if (shown.current === state) return;
    shown.current = state;
    setNews(t('decision.header.news', { state }));
  }, [state, t]);
  return (
    <div aria-live="polite" className={classes.root}>
      {news}
    </div>
  );
}

import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import type { EndpointHealth } from '@backstage-guardrails/plugin-entity-health-common';
import { useState } from 'react';
import { useTranslation } from '../../translation';
import { EndpointTable } from './EndpointTable';
import { steadyRows } from './steadyRows';

const useStyles = makeStyles(
  theme => ({
    // The line has its place before it has a text: nothing moves when it gets one.
    news: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(0.5, 1),
      minHeight: 36,
      fontSize: theme.typography.body2.fontSize,
    },
  }),
  { name: 'EntityHealthLiveEndpoints' },
);

/** Endpoints whose statuses are renewed in place; another order or other rows wait until the reader wants them. @internal */
export function LiveEndpoints(props: { endpoints: EndpointHealth[] }) {
  const { endpoints } = props;
  const [shown, setShown] = useState(endpoints);
  const classes = useStyles();
  const { t } = useTranslation();
  const { rows, changed, moved } = steadyRows(shown, endpoints);
  const news = [
    changed > 0 && t('page.updates.changed', { count: changed }),
    moved && t('page.updates.moved'),
  ].filter(Boolean);
  return (
    <>
      <div className={classes.news}>
        {/* Read out when the text changes, once, and not again while it stays. */}
        <span aria-live="polite">{news.join(' ')}</span>
        {news.length > 0 && (
          <Button
            size="small"
            variant="outlined"
            onClick={() => setShown(endpoints)}
          >
            {t('page.updates.show')}
          </Button>
        )}
      </div>
      <EndpointTable endpoints={rows} />
    </>
  );
}

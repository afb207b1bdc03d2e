import { makeStyles } from '@material-ui/core/styles';
import { useGuardrails } from '@backstage-guardrails/plugin-guardrails-react';
import { useEffect } from 'react';

const RETRY_MILLISECONDS = 30_000;

const useStyles = makeStyles(theme => ({
  // Over the padding of every header, where nothing is; a click goes through it.
  root: {
    position: 'fixed',
    top: 0,
    left: '50%',
    transform: 'translateX(-50%)',
    zIndex: theme.zIndex.tooltip,
    padding: theme.spacing(0, 1.5),
    borderRadius: '0 0 6px 6px',
    background: theme.palette.type === 'dark' ? '#ffe08a' : '#5c4400',
    color: theme.palette.type === 'dark' ? '#1f1700' : '#ffffff',
    fontSize: 11,
    lineHeight: '18px',
    pointerEvents: 'none',
  },
}));

/**
 * Where the ledger is that of the seeded demo, which its origin says for ever. The mark is of the log, not of a setting:
 * a later start without the demo shows the same decisions, and the same mark. There is no button to try again, so it asks
 * by itself until the ledger answers.
 * @internal
 */
export function DemoMark(props: { retryMilliseconds?: number }) {
  const { retryMilliseconds = RETRY_MILLISECONDS } = props;
  const classes = useStyles();
  const ledger = useGuardrails(['demo-mark'], (api, options) =>
    api.getLedger(options),
  );
  useEffect(() => {
    if (ledger.status !== 'failed') return undefined;
    const timer = setTimeout(ledger.retry, retryMilliseconds);
    return () => clearTimeout(timer);
  }, [ledger, retryMilliseconds]);
  return ledger.status === 'ready' &&
    ledger.value.origin.startsWith('demo/') ? (
    <div role="note" className={classes.root}>
      Demo data
    </div>
  ) : null;
}

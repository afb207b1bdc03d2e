import { Link } from '@backstage/core-components';
import { identityApiRef, useApi } from '@backstage/core-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import {
  ErrorState,
  LoadingState,
  useDecisions,
} from '@backstage-guardrails/plugin-guardrails-react';
import { useEffect, useState } from 'react';
import { DecisionLines } from './DecisionLines';

const useStyles = makeStyles(theme => ({
  root: { marginTop: theme.spacing(5) },
  head: {
    display: 'flex',
    alignItems: 'baseline',
    justifyContent: 'space-between',
    marginBottom: theme.spacing(1),
  },
}));

const SHOWN = 5;

/** The newest decisions that the visitor asked for, or else those of their teams. @internal */
export function LatestDecisions() {
  const classes = useStyles();
  const me = useMyRef();
  return (
    <section className={classes.root} aria-labelledby="latest-decisions">
      <div className={classes.head}>
        <Typography variant="h5" component="h2" id="latest-decisions">
          Your latest decisions
        </Typography>
        <Link to="/guardrails">All decisions</Link>
      </div>
      {me ? <Mine me={me} /> : <LoadingState of="decisions" />}
    </section>
  );
}

function Mine(props: { me: string }) {
  const decisions = useDecisions({
    filter: { actor: props.me, checks: 'notable' },
    limit: SHOWN,
  });
  switch (decisions.status) {
    case 'loading':
      return <LoadingState of="decisions" />;
    case 'failed':
      return (
        <ErrorState
          title="Your decisions could not be loaded"
          error={decisions.error}
          onRetry={decisions.retry}
        />
      );
    case 'ready':
      return decisions.value.items.length ? (
        <DecisionLines decisions={decisions.value.items} />
      ) : (
        <OfOthers />
      );
    default:
      throw new TypeError(`Not a state: ${String(decisions satisfies never)}`);
  }
}

/** Somebody who asks for nothing, a team lead for instance, wants to know what the team asked for. */
function OfOthers() {
  const decisions = useDecisions({
    filter: { checks: 'notable' },
    limit: SHOWN,
  });
  const others = decisions.status === 'ready' ? decisions.value.items : [];
  return (
    <>
      <Typography variant="body2" color="textSecondary" gutterBottom>
        You have asked for nothing yet.{' '}
        {others.length > 0
          ? 'These are the latest that you may read:'
          : 'What you ask for, and what policy said to it, will stand here.'}
      </Typography>
      {others.length > 0 && <DecisionLines decisions={others} />}
    </>
  );
}

function useMyRef(): string | undefined {
  const identity = useApi(identityApiRef);
  const [ref, setRef] = useState<string>();
  useEffect(() => {
    let gone = false;
    identity.getBackstageIdentity().then(({ userEntityRef }) => {
      if (!gone) setRef(userEntityRef);
    });
    return () => {
      gone = true;
    };
  }, [identity]);
  return ref;
}

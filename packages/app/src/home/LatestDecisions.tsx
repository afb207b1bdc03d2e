import { Link } from '@backstage/core-components';
import { identityApiRef, useApi } from '@backstage/core-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { ErrorState, LoadingState } from '@backstage-guardrails/components';
import { useGuardrails } from '@backstage-guardrails/plugin-guardrails-react';
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

/** The newest decisions on the visitor's requests, or else on those of their teams. @internal */
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
  const { me } = props;
  const decisions = useGuardrails(
    ['decisions', { actor: me }],
    (api, options) =>
      api.listDecisions(
        { filter: { actor: me, checks: 'notable' }, limit: SHOWN },
        options,
      ),
  );
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

/** A person without requests, a team lead for instance, wants to see those of the team. */
function OfOthers() {
  const decisions = useGuardrails(['decisions'], (api, options) =>
    api.listDecisions({ filter: { checks: 'notable' }, limit: SHOWN }, options),
  );
  const others = decisions.status === 'ready' ? decisions.value.items : [];
  return (
    <>
      <Typography variant="body2" color="textSecondary" gutterBottom>
        No decisions yet.{' '}
        {others.length > 0
          ? 'The latest decisions that you can see:'
          : 'Your requests and their policy results appear here.'}
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

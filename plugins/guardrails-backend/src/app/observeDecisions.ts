import type { DecisionObserver } from '../decision/decisions';

/** Everything that follows from decisions. Counts are last: their rows are held to the end of the transaction. @internal */
export function observeDecisions(observers: {
  findings: Pick<DecisionObserver, 'recorded'>;
  insights: DecisionObserver;
}): DecisionObserver {
  const { findings, insights } = observers;
  return {
    async recorded(transaction, decisions) {
      await findings.recorded(transaction, decisions);
      await insights.recorded(transaction, decisions);
    },
    ownerLearned: (transaction, learned) =>
      insights.ownerLearned(transaction, learned),
  };
}

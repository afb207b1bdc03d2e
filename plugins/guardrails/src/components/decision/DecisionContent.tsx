import { useParams } from 'react-router-dom';
import { useDecision } from '@backstage-guardrails/plugin-guardrails-react';
import { Loaded } from '../common/Loaded';
import { DecisionView } from './DecisionView';

const absent = {
  title: 'There is no such decision, or it is not yours to read',
  children:
    'You can read decisions that you asked for and those about what your teams own. Check that the address is complete, or ask whoever sent it.',
};

/** The decision that the address names. @internal */
export function DecisionContent() {
  const { id = '' } = useParams();
  const decision = useDecision(id);
  return (
    <Loaded remote={decision} of="the decision" absent={absent}>
      {(detail, reload) => <DecisionView detail={detail} onChange={reload} />}
    </Loaded>
  );
}

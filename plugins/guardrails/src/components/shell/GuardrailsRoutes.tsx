import { Route, Routes } from 'react-router-dom';
import { DecisionContent } from '../decision/DecisionContent';
import { DecisionsContent } from '../decisions/DecisionsContent';
import { RuleContent } from '../rules/RuleContent';
import { RulesContent } from '../rules/RulesContent';

/** The pages below `/decisions`. @internal */
export function DecisionsRoutes() {
  return (
    <Routes>
      <Route path="/" element={<DecisionsContent />} />
      <Route path="/:id" element={<DecisionContent />} />
    </Routes>
  );
}

/** The pages below `/rules`. @internal */
export function RulesRoutes() {
  return (
    <Routes>
      <Route path="/" element={<RulesContent />} />
      <Route path="/:domain/:name" element={<RuleContent />} />
    </Routes>
  );
}

import { Route, Routes } from 'react-router-dom';
import { ApprovalContent } from '../approvals/ApprovalContent';
import { ApprovalsContent } from '../approvals/ApprovalsContent';
import { SettingsContent } from '../approvals/SettingsContent';
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

/** The pages below `/approvals`. @internal */
export function ApprovalsRoutes() {
  return (
    <Routes>
      <Route path="/" element={<ApprovalsContent />} />
      <Route path="/settings" element={<SettingsContent />} />
      <Route path="/:id" element={<ApprovalContent />} />
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

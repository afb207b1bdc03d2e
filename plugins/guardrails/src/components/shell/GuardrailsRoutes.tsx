import { PageNotFound } from '@backstage-guardrails/components';
import { Route, Routes } from 'react-router-dom';
import { useLinks } from '../../routing';
import { AccessContent } from '../access/AccessContent';
import { LeaseContent } from '../access/LeaseContent';
import { ApprovalContent } from '../approvals/ApprovalContent';
import { ApprovalsContent } from '../approvals/ApprovalsContent';
import { SettingsContent } from '../approvals/SettingsContent';
import { DecisionContent } from '../decision/DecisionContent';
import { DecisionsContent } from '../decisions/DecisionsContent';
import { ExceptionContent } from '../exceptions/ExceptionContent';
import { ExceptionsContent } from '../exceptions/ExceptionsContent';
import { PolicyRequestsContent } from '../exceptions/PolicyRequestsContent';
import { FindingContent } from '../findings/FindingContent';
import { FindingsContent } from '../findings/FindingsContent';
import { InsightsContent } from '../insights/InsightsContent';
import { LedgerContent } from '../ledger/LedgerContent';
import { RuleContent } from '../rules/RuleContent';
import { RulesContent } from '../rules/RulesContent';
import { UndeliveredContent } from '../undelivered/UndeliveredContent';
import { WhatIfContent } from '../whatIf/WhatIfContent';
import { WhatIfsContent } from '../whatIf/WhatIfsContent';

/** The pages below `/decisions`. @internal */
export function DecisionsRoutes() {
  return (
    <Routes>
      <Route path="/" element={<DecisionsContent />} />
      <Route path="/:id" element={<DecisionContent />} />
      <Route path="*" element={<NotFound />} />
    </Routes>
  );
}

/** The pages below `/compliance`. @internal */
export function ComplianceRoutes() {
  return (
    <Routes>
      <Route path="/" element={<FindingsContent />} />
      <Route path="/:id" element={<FindingContent />} />
      <Route path="*" element={<NotFound />} />
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
      <Route path="*" element={<NotFound />} />
    </Routes>
  );
}

/** The pages below `/exceptions`. @internal */
export function ExceptionsRoutes() {
  return (
    <Routes>
      <Route path="/" element={<ExceptionsContent />} />
      <Route path="/policy-requests" element={<PolicyRequestsContent />} />
      <Route path="/:id" element={<ExceptionContent />} />
      <Route path="*" element={<NotFound />} />
    </Routes>
  );
}

/** The pages below `/access`. @internal */
export function AccessRoutes() {
  return (
    <Routes>
      <Route path="/" element={<AccessContent />} />
      <Route path="/:id" element={<LeaseContent />} />
      <Route path="*" element={<NotFound />} />
    </Routes>
  );
}

/** The pages below `/rules`. @internal */
export function RulesRoutes() {
  return (
    <Routes>
      <Route path="/" element={<RulesContent />} />
      <Route path="/:domain/:name" element={<RuleContent />} />
      <Route path="/:namespace/:domain/:name" element={<RuleContent />} />
      <Route path="*" element={<NotFound />} />
    </Routes>
  );
}

/** The page at `/insights`. @internal */
export function InsightsRoutes() {
  return (
    <Routes>
      <Route path="/" element={<InsightsContent />} />
      <Route path="*" element={<NotFound />} />
    </Routes>
  );
}

/** The pages below `/what-if`. @internal */
export function WhatIfRoutes() {
  return (
    <Routes>
      <Route path="/" element={<WhatIfsContent />} />
      <Route path="/:id" element={<WhatIfContent />} />
    </Routes>
  );
}

/** The pages below `/ledger`. @internal */
export function LedgerRoutes() {
  return (
    <Routes>
      <Route path="/" element={<LedgerContent />} />
      <Route path="/undelivered" element={<UndeliveredContent />} />
      <Route path="*" element={<NotFound />} />
    </Routes>
  );
}

function NotFound() {
  return <PageNotFound to={useLinks().decisions()} />;
}

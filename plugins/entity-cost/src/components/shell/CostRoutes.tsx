import { PageNotFound } from '@backstage-guardrails/components';
import { Route, Routes } from 'react-router-dom';
import { useLinks } from '../../routing';
import { BudgetsContent } from '../budgets/BudgetsContent';
import { LoadContent } from '../loads/LoadContent';
import { LoadsContent } from '../loads/LoadsContent';
import { MonthContent } from '../month/MonthContent';
import { RulesContent } from '../rules/RulesContent';

/** The page below `/month`. @internal */
export function MonthRoutes() {
  return (
    <Routes>
      <Route path="/" element={<MonthContent />} />
      <Route path="*" element={<NotFound />} />
    </Routes>
  );
}

/** The page below `/budgets`. @internal */
export function BudgetsRoutes() {
  return (
    <Routes>
      <Route path="/" element={<BudgetsContent />} />
      <Route path="*" element={<NotFound />} />
    </Routes>
  );
}

/** The page below `/rules`. @internal */
export function RulesRoutes() {
  return (
    <Routes>
      <Route path="/" element={<RulesContent />} />
      <Route path="*" element={<NotFound />} />
    </Routes>
  );
}

/** The pages below `/loads`. @internal */
export function LoadsRoutes() {
  return (
    <Routes>
      <Route path="/" element={<LoadsContent />} />
      <Route path="/:id" element={<LoadContent />} />
      <Route path="*" element={<NotFound />} />
    </Routes>
  );
}

function NotFound() {
  return <PageNotFound to={useLinks().month()} />;
}

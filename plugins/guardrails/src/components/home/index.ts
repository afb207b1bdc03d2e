export { EndingExceptions } from './EndingExceptions';
export { MyRuns } from './MyRuns';
export { PendingApprovals } from './PendingApprovals';
export { TeamViolations } from './TeamViolations';

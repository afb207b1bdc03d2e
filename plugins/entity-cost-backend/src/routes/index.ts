export { budgetRoutes } from './budgetRoutes';
export { costRoutes } from './costRoutes';
export { estimateRoutes } from './estimateRoutes';
export { exportRoutes } from './exportRoutes';
export { loadRoutes } from './loadRoutes';
export { ruleRoutes } from './ruleRoutes';
export { statusRoutes } from './statusRoutes';
export { uploadRoutes } from './uploadRoutes';

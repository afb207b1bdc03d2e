/**
 * What entities cost: a card, a tab and a page, for apps of the legacy frontend system.
 *
 * @packageDocumentation
 */
export { entityCostApiRef } from './api';
export { CostSidebarItem } from './components/nav/CostSidebarItem';
export {
  CostPage,
  EntityCostCard,
  EntityCostContent,
  entityCostPlugin,
} from './plugin';
export { entityCostTranslationRef } from './translation';

/**
 * Health cards, tab and page, for apps of the legacy frontend system.
 *
 * @packageDocumentation
 */
export { entityHealthApiRef } from './api';
export { HealthSidebarItem } from './components/nav/HealthSidebarItem';
export {
  EntityHealthCard,
  EntityHealthContent,
  entityHealthPlugin,
  HealthPage,
} from './plugin';
export { entityHealthTranslationRef } from './translation';

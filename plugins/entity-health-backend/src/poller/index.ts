export { defaultLimits, HealthPoller, type PollerLimits } from './HealthPoller';

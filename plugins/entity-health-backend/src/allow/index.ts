export { AllowList } from './AllowList';
export { matchesHost, parseHostPattern } from './hostPattern';

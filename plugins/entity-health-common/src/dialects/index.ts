export { classifyAnswer, type HealthResult } from './classifyAnswer';
export { MAX_COMPONENTS, type HealthComponent } from './components';
export { healthDialects, type HealthDialect, type Reading } from './types';
export { type ReadAnswer, readAnswer } from './readAnswer';

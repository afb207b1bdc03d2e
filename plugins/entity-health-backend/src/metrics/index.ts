export { observeHealth } from './observeHealth';

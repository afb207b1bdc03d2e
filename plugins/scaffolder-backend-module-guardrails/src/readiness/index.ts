export { createRouter } from './createRouter';
export { identifyOnce } from './identifyOnce';

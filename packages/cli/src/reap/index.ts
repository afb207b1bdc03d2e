export { reap } from './reap';

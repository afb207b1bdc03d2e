export { discoverEndpoints } from './discoverEndpoints';

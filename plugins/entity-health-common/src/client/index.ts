export { EntityHealthClient } from './EntityHealthClient';

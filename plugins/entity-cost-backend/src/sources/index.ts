export { readSources, UPLOAD } from './readSources';

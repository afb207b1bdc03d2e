export { readSources, UPLOAD, type UploadSource } from './readSources';

export type { Credential, Credentials } from './Credentials';
export { readCredentials } from './readCredentials';

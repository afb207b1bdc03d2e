export { signerFromPem } from './NoteSigner';
export type { NoteSigner } from './NoteSigner';
export { openNote } from './openNote';
export type { OpenedNote, Verifying } from './openNote';
export { signNote } from './signNote';
export type { Subtle } from './Subtle';
export { formatKey, parseKeys } from './TrustedKey';
export type { TrustedKey } from './TrustedKey';

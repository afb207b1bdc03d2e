export { entryOf, leafOf } from './entryOf';
export type { Entry } from './entryOf';
export {
  ENTRY_VERSION,
  entryHeaderSchema,
  entryKindSchema,
} from './entrySchema';
export type { EntryHeader, EntryKind } from './entrySchema';
export { verifyPayload } from './verifyPayload';

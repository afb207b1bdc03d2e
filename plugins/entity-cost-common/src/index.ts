/**
 * The rules of entity cost, which need no network and no Backstage (`pure.ts`), and the API, its client and its
 * permissions.
 *
 * @packageDocumentation
 */
export * from './api';
export * from './client';
export * from './permissions';
export * from './pure';

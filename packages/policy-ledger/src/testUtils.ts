/**
 * What a store of the ledger has to pass.
 *
 * @packageDocumentation
 */
export * from './conformance/tileStoreConformance';

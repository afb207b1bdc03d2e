/**
 * The pipeline every host calls: evidence is adapted, enriched, evaluated and resolved.
 *
 * @packageDocumentation
 */
export * from './errors';
export * from './facts';
export * from './hash';
export * from './pipeline';
export * from './replay';
export * from './whatIf';

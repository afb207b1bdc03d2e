/**
 * Text of other systems, shown so that it cannot pass for something else.
 *
 * @packageDocumentation
 */
export * from './csvCell';
export * from './displayText';
export * from './escapeForDisplay';

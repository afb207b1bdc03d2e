/**
 * `guardrails`: the policies of the portal, asked from a shell.
 *
 * @packageDocumentation
 */
export { run } from './run';
export type { Host } from './host';

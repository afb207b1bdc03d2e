/**
 * While two versions judge with two bundles, an exception is asked for where the decision was made, or the decision is
 * asked for again. Nothing else may be refused.
 */
export function isExpected({ failure, pinned }) {
  return (
    !pinned &&
    failure.phase.startsWith('Both') &&
    failure.code === 'exception-invalid' &&
    failure.message.includes('The rules have changed since the decision')
  );
}

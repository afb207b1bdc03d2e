/** What is wrong with a lease that is not the one to start any more. @internal */
export function notReady() {
  return {
    code: 'lease-state' as const,
    message: 'The lease cannot be started, or was started before.',
  };
}

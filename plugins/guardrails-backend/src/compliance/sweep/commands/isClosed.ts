/** The service stops: what was not evaluated is for the next sweep. @internal */
export function isClosed(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'closed';
}

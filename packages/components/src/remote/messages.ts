/** The texts of what is loading, failed or is not there. @internal */
export const remoteMessages = {
  failed: '{{what}} could not be loaded',
  loading: 'Loading {{what}}',
  'error.retry': 'Try again',
  'error.unreachable':
    "The server can't be reached. Check your connection and try again.",
} as const;

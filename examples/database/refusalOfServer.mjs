/**
 * Why this machine cannot have the server, and what to do; undefined where it can.
 *
 * @param {object} machine
 * @param {object | null | undefined} machine.account - Of `serverAccount`.
 * @param {string | undefined} machine.programs - Of `findPrograms`.
 * @param {boolean} machine.fetch - Whether programs may be downloaded.
 * @param {string | undefined} machine.download - Name of the package for this machine, where there is one.
 */
export function refusalOfServer({ account, programs, fetch, download }) {
  if (account === null) {
    return 'PostgreSQL does not run as root, and this machine has no user postgres. Start the portal as another user, or create that user (useradd --system postgres) and start the portal again.';
  }
  if (programs || (fetch && download)) return undefined;
  const install =
    'Install PostgreSQL 15 and put the folder of its initdb on the PATH';
  return download
    ? `PostgreSQL 15 is not installed, and --no-fetch was given. ${install}, or start the portal without --no-fetch.`
    : `PostgreSQL 15 is not installed, and there is no download for this machine. ${install}.`;
}

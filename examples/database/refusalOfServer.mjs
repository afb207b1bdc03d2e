/** What to do where there is no program to run. */
export const INSTALL =
  'Install PostgreSQL 15 where every user can run it, and put the folder of its initdb on the PATH';

/**
 * Why this machine cannot have the server, and what to do; undefined where it can.
 *
 * @param {object} machine
 * @param {string} machine.platform - Of `process`.
 * @param {object | null | undefined} machine.account - Of `serverAccount`.
 * @param {string | undefined} machine.programs - Of `findPrograms`.
 * @param {boolean} machine.fetch - Whether programs may be downloaded.
 * @param {string | undefined} machine.download - Name of the package for this machine, where there is one.
 */
export function refusalOfServer({
  platform,
  account,
  programs,
  fetch,
  download,
}) {
  if (platform === 'win32') {
    // no signal there ends the server in order, and it refuses to run with the rights of an administrator
    return 'The database of the demo does not run on Windows. Start the portal in WSL.';
  }
  if (account === null) {
    return 'PostgreSQL does not run as root, and this machine has no user postgres. Start the portal as another user, or create that user (useradd --system postgres) and start the portal again.';
  }
  if (programs || (fetch && download)) return undefined;
  return download
    ? `PostgreSQL 15 is not installed, and --no-fetch was given. ${INSTALL}, or start the portal without --no-fetch.`
    : `PostgreSQL 15 is not installed, and there is no download for this machine. ${INSTALL}.`;
}

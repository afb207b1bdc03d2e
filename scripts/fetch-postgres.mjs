import { fetchPostgres, postgresVersions } from './fetch/postgres.mjs';
import { main, Stop } from './lib/say.mjs';

// PostgreSQL servers of other versions for the tests: node scripts/fetch-postgres.mjs [13] [15] [18]
const majors = process.argv.slice(2);
const unknown = majors.filter(major => !(major in postgresVersions));

await main(async () => {
  if (unknown.length > 0) {
    throw new Stop(
      `There is no version ${unknown.join(', ')}; there are ${Object.keys(
        postgresVersions,
      ).join(', ')}.`,
    );
  }
  for (const major of majors.length > 0
    ? majors
    : Object.keys(postgresVersions)) {
    await fetchPostgres(major);
  }
});

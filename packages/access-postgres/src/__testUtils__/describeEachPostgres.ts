import {
  hasPostgres,
  missingPostgres,
  PostgresServer,
} from '../testing/PostgresServer';

/** The installed server in every run; the oldest and the newest version where they were fetched. */
export function describeEachPostgres(
  title: string,
  define: (start: () => Promise<PostgresServer>) => void,
): void {
  (hasPostgres ? describe : describe.skip)(title, () =>
    define(() => PostgresServer.start()),
  );
  for (const version of ['13', '18'] as const) {
    const missing = missingPostgres(version);
    (missing === undefined ? describe : describe.skip)(
      `${title}, ${missing ?? `PostgreSQL ${version}`}`,
      () => define(() => PostgresServer.start(version)),
    );
  }
}

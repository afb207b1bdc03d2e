// @ts-check

/**
 * The process that reads large files and Parquet with DuckDB. It has one job: it gets files, limits and statements as a
 * message, runs the statements, and writes the rows of the queries to its standard output, a row in a line. It knows no
 * configuration, and DuckDB may open nothing but those files and its temporary folder.
 */

/** Characters that are written at once: a row can be long, and so can be a chunk of DuckDB. */
const BATCH = 1_048_576;

process.once('message', message => {
  run(/** @type {any} */ (message)).then(
    () => process.exit(0),
    error => {
      // the message of DuckDB has no data but a line of the file, which the parent does not pass on
      process.send?.({
        error: String(error?.message ?? error).slice(0, 2_000),
      });
      process.disconnect();
      process.exitCode = 1;
    },
  );
});

/**
 * @param {{
 *   library: string;
 *   files: string[];
 *   temporaryFolder: string;
 *   memoryMegabytes: number;
 *   temporaryMegabytes: number;
 *   statements: string[];
 *   queries: string[];
 * }} job
 */
async function run(job) {
  const { DuckDBInstance } = require(job.library);
  const instance = await DuckDBInstance.create(':memory:', {
    memory_limit: `${job.memoryMegabytes}MB`,
    temp_directory: job.temporaryFolder,
    threads: '2',
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    allow_community_extensions: 'false',
    allow_persistent_secrets: 'false',
    preserve_insertion_order: 'true',
  });
  const connection = await instance.connect();
  // as an option of the instance, it is shown as set and does not bind
  await connection.run(
    `set max_temp_directory_size = '${job.temporaryMegabytes}MB'`,
  );
  const paths = job.files.map(path => `'${path.replaceAll("'", "''")}'`);
  await connection.run(`set allowed_paths = [${paths.join(', ')}]`);
  await connection.run('set enable_external_access = false');
  await connection.run('set lock_configuration = true');
  for (const statement of job.statements) await connection.run(statement);
  for (const query of job.queries) {
    await write(await connection.stream(query));
  }
}

/**
 * Writes the rows of a query, and a line at their end.
 *
 * @param {import('@duckdb/node-api').DuckDBResult} result
 */
async function write(result) {
  let lines = '';
  for (;;) {
    const chunk = await result.fetchChunk();
    if (!chunk || chunk.rowCount === 0) break;
    for (const row of chunk.getRows()) {
      lines += `${lineOf(row)}\n`;
      if (lines.length > BATCH) {
        await put(lines);
        lines = '';
      }
    }
  }
  await put(`${lines}"end"\n`);
}

/**
 * The separators of lines and paragraphs of Unicode end a line for the parent too, and JSON has them as they are.
 *
 * @param {unknown} row
 */
function lineOf(row) {
  return JSON.stringify(row)
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');
}

/** @param {string} text */
async function put(text) {
  await new Promise(written => {
    process.stdout.write(text, () => written(undefined));
  });
}

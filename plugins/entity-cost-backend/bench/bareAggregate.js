// A process with nothing but DuckDB: what reading and adding up a file costs at least. Given by the benchmark.
// eslint-disable-next-line @backstage/no-undeclared-imports -- an optional dependency of the package
const { DuckDBInstance } = require('@duckdb/node-api');

const [path, temporaryFolder] = process.argv.slice(2);

async function main() {
  const instance = await DuckDBInstance.create(':memory:', {
    memory_limit: '512MB',
    temp_directory: temporaryFolder,
    threads: '2',
  });
  const connection = await instance.connect();
  const result = await connection.runAndReadAll(
    `select ServiceName, ResourceId, left(ChargePeriodStart, 10) as day,
       sum(BilledCost::decimal(38,18))::varchar,
       sum(EffectiveCost::decimal(38,18))::varchar, count(*)::varchar
     from read_csv('${path}', all_varchar = true, header = true)
     group by all`,
  );
  process.stdout.write(`${result.currentRowCount}\n`);
}

main();

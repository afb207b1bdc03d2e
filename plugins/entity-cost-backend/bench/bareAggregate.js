// The floor of a load: a process with nothing but DuckDB that adds up the same file by day, resource and service. It is
// given the columns and their types, so that it need not look for them; amounts are DECIMAL(38,18), because sums of bills
// are exact; threads and memory are those of the reader; the sums are written to a file as CSV. It checks nothing, keeps
// neither tags nor currencies apart, and has no database. Given by the benchmark.
// eslint-disable-next-line @backstage/no-undeclared-imports -- an optional dependency of the package
const { DuckDBInstance } = require('@duckdb/node-api');
const { createReadStream } = require('node:fs');
const { createInterface } = require('node:readline');

const [path, temporaryFolder] = process.argv.slice(2);
const AMOUNTS = ['BilledCost', 'EffectiveCost', 'ListCost', 'ConsumedQuantity'];

async function main() {
  const instance = await DuckDBInstance.create(':memory:', {
    memory_limit: '512MB',
    temp_directory: temporaryFolder,
    threads: '2',
  });
  const connection = await instance.connect();
  const columns = (await header())
    .split(',')
    .map(name =>
      AMOUNTS.includes(name)
        ? `'${name}': 'DECIMAL(38,18)'`
        : `'${name}': 'VARCHAR'`,
    );
  await connection.run(
    `copy (
       select left(ChargePeriodStart, 10) as day, ResourceId, ServiceName,
         ${AMOUNTS.map(name => `sum(${name})`).join(', ')}, count(*)
       from read_csv('${path}', auto_detect = false, header = true, delim = ',',
         quote = '"', escape = '"', columns = {${columns.join(', ')}})
       group by all
     ) to '${path}.sums' (header)`,
  );
}

async function header() {
  for await (const line of createInterface({ input: createReadStream(path) })) {
    return line;
  }
  throw new Error(`${path} has no header`);
}

main();

// Writes a bill of FOCUS 1.0 of about the size that is asked for: hours of a month, of resources with tags.
// eslint-disable-next-line @backstage/no-undeclared-imports -- an optional dependency of the package
const { DuckDBInstance } = require('@duckdb/node-api');
const { statSync } = require('node:fs');

const [path, megabytes] = process.argv.slice(2);
const BYTES_OF_A_ROW = 620;
const HOURS = 744;

async function main() {
  const instance = await DuckDBInstance.create(':memory:', {
    memory_limit: '700MB',
    threads: '2',
    preserve_insertion_order: 'false',
  });
  const connection = await instance.connect();
  const resources = Math.ceil(
    (Number(megabytes) * 1e6) / BYTES_OF_A_ROW / HOURS,
  );
  await connection.run(`copy (
    select
      'Example Cloud' as ProviderName, 'Example Cloud' as PublisherName,
      'Example Cloud' as InvoiceIssuerName, '1234567890' as BillingAccountId,
      'Organisation' as BillingAccountName, 'USD' as BillingCurrency,
      '2026-03-01T00:00:00Z' as BillingPeriodStart,
      '2026-04-01T00:00:00Z' as BillingPeriodEnd,
      strftime(timestamp '2026-03-01' + to_hours(hour::int), '%Y-%m-%dT%H:%M:%SZ') as ChargePeriodStart,
      strftime(timestamp '2026-03-01' + to_hours(hour::int + 1), '%Y-%m-%dT%H:%M:%SZ') as ChargePeriodEnd,
      'Usage' as ChargeCategory, null as ChargeClass,
      'Instance of kind ' || resource % 40 as ChargeDescription,
      'Usage-Based' as ChargeFrequency,
      ((hash(resource, hour) % 1000000)::decimal(18,0) / 100000000)::decimal(18,10) as BilledCost,
      ((hash(hour, resource) % 1000000)::decimal(18,0) / 100000000)::decimal(18,10) as EffectiveCost,
      0.0123456789 as ListCost, 0.0123456789 as ContractedCost,
      1 as ConsumedQuantity, 'Hours' as ConsumedUnit,
      1 as PricingQuantity, 'Hours' as PricingUnit, 'Standard' as PricingCategory,
      'eu-central-1' as RegionId, 'Europe (Frankfurt)' as RegionName,
      'arn:example:compute:eu-central-1:1234567890:instance/i-' || lpad(resource::varchar, 17, '0') as ResourceId,
      'node-' || resource as ResourceName, 'Instance' as ResourceType,
      'Compute' as ServiceCategory, 'Service ' || resource % 25 as ServiceName,
      'SKU' || resource % 40 as SkuId, 'SKU' || resource % 40 || '.1' as SkuPriceId,
      'account-' || resource % 30 as SubAccountId, 'Team ' || resource % 30 as SubAccountName,
      '{"owner":"team-' || resource % 30 || '","component":"component-' || resource % 300 || '","environment":"production"}' as Tags
    from range(${resources}) r(resource), range(${HOURS}) h(hour)
  ) to '${path}' (header, delimiter ',')`);
  process.stdout.write(`${statSync(path).size}\n`);
}

main();

// Writes a bill of FOCUS 1.0 of about the size that is asked for, the same bill each time: a month of 31 days of
// resources, half of them charged by the hour and half by the day, with tags, in two currencies, with refunds, taxes and
// credits among the usage. A row at a time, so that the size of the bill is not the memory of this process.
// eslint-disable-next-line @backstage/no-undeclared-imports -- an optional dependency of the package
const { DuckDBInstance } = require('@duckdb/node-api');
const { statSync } = require('node:fs');

const [path, megabytes] = process.argv.slice(2);
const BYTES_OF_A_ROW = 581;
const HOURS = 744;
const DAYS = 31;

async function main() {
  const instance = await DuckDBInstance.create(':memory:', {
    memory_limit: '700MB',
    threads: '2',
    preserve_insertion_order: 'false',
  });
  const connection = await instance.connect();
  const rows = (Number(megabytes) * 1e6) / BYTES_OF_A_ROW;
  const resources = 2 * Math.ceil(rows / (HOURS + DAYS));
  await connection.run(`copy (
    with charge as (
      select resource, hour, 1 as hours
      from range(0, ${resources}, 2) r(resource), range(${HOURS}) h(hour)
      union all
      select resource, 24 * day as hour, 24 as hours
      from range(1, ${resources}, 2) r(resource), range(${DAYS}) d(day)
    ),
    priced as (
      select *, resource % 40 as sku, resource % 30 as team,
        hash(resource, hour) % 1000000 as amount,
        hash(hour, resource, 7) % 1000 as kind,
        if(resource % 5 = 0, 'EUR', 'USD') as currency,
        if(resource % 3 = 0, 'production', if(resource % 3 = 1, 'staging', 'test')) as environment
      from charge
    )
    select
      'Example Cloud' as ProviderName, 'Example Cloud' as PublisherName,
      'Example Cloud' as InvoiceIssuerName, '1234567890' as BillingAccountId,
      'Organisation' as BillingAccountName, currency as BillingCurrency,
      '2026-03-01T00:00:00Z' as BillingPeriodStart,
      '2026-04-01T00:00:00Z' as BillingPeriodEnd,
      strftime(timestamp '2026-03-01' + to_hours(hour::int), '%Y-%m-%dT%H:%M:%SZ') as ChargePeriodStart,
      strftime(timestamp '2026-03-01' + to_hours((hour + hours)::int), '%Y-%m-%dT%H:%M:%SZ') as ChargePeriodEnd,
      case kind when 0 then 'Tax' when 1 then 'Credit' when 2 then 'Adjustment' else 'Usage' end as ChargeCategory,
      null as ChargeClass, 'Instance of kind ' || sku as ChargeDescription,
      'Usage-Based' as ChargeFrequency,
      (if(kind in (1, 3), -1, 1) * amount::decimal(18,0) / 100000000)::decimal(18,10) as BilledCost,
      (if(kind in (1, 3), -1, 1) * amount::decimal(18,0) / 125000000)::decimal(18,10) as EffectiveCost,
      (amount::decimal(18,0) / 80000000)::decimal(18,10) as ListCost,
      (amount::decimal(18,0) / 100000000)::decimal(18,10) as ContractedCost,
      hours as ConsumedQuantity, 'Hours' as ConsumedUnit,
      hours as PricingQuantity, 'Hours' as PricingUnit, 'Standard' as PricingCategory,
      'eu-central-1' as RegionId, 'Europe (Frankfurt)' as RegionName,
      'arn:example:compute:eu-central-1:1234567890:instance/i-' || lpad(resource::varchar, 17, '0') as ResourceId,
      'node-' || resource as ResourceName, 'Instance' as ResourceType,
      'Compute' as ServiceCategory, 'Service ' || resource % 25 as ServiceName,
      'SKU' || sku as SkuId, 'SKU' || sku || '.1' as SkuPriceId,
      'account-' || team as SubAccountId, 'Team ' || team as SubAccountName,
      '{"owner":"team-' || team || '","component":"component-' || resource % 300
        || '","environment":"' || environment || '"'
        || if(resource % 2 = 0, ',"cost-center":"cc-' || team || '","managed-by":"terraform"', '') || '}' as Tags
    from priced
  ) to '${path}' (header, delimiter ',')`);
  process.stdout.write(`${statSync(path).size}\n`);
}

main();

export const DATABASE = 'shop';
export const ADMINISTRATOR = 'guardrails_admin';

/** What the demo has on its server: who administers it, and the roles that are leased. Each is one statement. */
export const accounts = password => [
  `create role ${ADMINISTRATOR} login createrole password '${password}'`,
  'create role orders_readers',
  'create role orders_support',
  `grant orders_readers, orders_support, pg_read_all_stats to ${ADMINISTRATOR}`,
  `create database ${DATABASE}`,
];

/** What is in its database: orders that are made up, and what the roles may do with them. */
export const orders = [
  `create table orders (
     id int primary key,
     customer text not null,
     item text not null,
     amount numeric(8, 2) not null,
     state text not null,
     placed_at timestamptz not null
   )`,
  `insert into orders
   select n,
          'customer-' || n % 37,
          (array['lamp', 'chair', 'desk', 'shelf', 'rug'])[1 + n % 5],
          19.90 + n % 11 * 15,
          case when n % 40 = 0 then 'stuck' when n > 480 then 'placed' else 'delivered' end,
          now() - (500 - n) * interval '1 hour'
   from generate_series(1, 500) as n`,
  'grant select on orders to orders_readers',
  'grant select, update (state) on orders to orders_support',
  // to notice a password that was changed
  `grant select (rolname, rolpassword) on pg_catalog.pg_authid to ${ADMINISTRATOR}`,
];

/** Counts statements, so that a lease says what it was used for. Not every installation has it. */
export const counting = {
  probe: ["load 'pg_stat_statements'"],
  statements: [
    'create extension pg_stat_statements',
    "alter system set shared_preload_libraries = 'pg_stat_statements'",
  ],
};

// @ts-check

const columns = [
  ['gpu_hours', 'GPU-hours'],
  ['gpu_cost', 'in the currency'],
  ['volume_hours', 'byte-hours'],
  ['volume_cost', 'in the currency'],
  ['network_transferred', 'bytes'],
  ['network_received', 'bytes'],
  ['network_cost', 'in the currency'],
];

/**
 * GPUs, volumes and the network of workloads, beside CPU and memory. What is loaded already has none of them, and neither
 * has what replicas of the version before load meanwhile: 0 until their days are loaded again.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  for (const name of ['workload_usage', 'monthly_workloads']) {
    await knex.schema.alterTable(name, table => {
      for (const [column, unit] of columns) {
        table
          .string(column, 60)
          .notNullable()
          .defaultTo('0')
          .comment(`Decimal text, ${unit}`);
      }
    });
  }
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  for (const name of ['monthly_workloads', 'workload_usage']) {
    await knex.schema.alterTable(name, table => {
      table.dropColumns(...columns.map(([column]) => column));
    });
  }
};

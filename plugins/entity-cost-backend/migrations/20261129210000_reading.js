// @ts-check

/**
 * What costs are read by and watched with: the part of the catalog that groups them, budgets, rules that are kept on the
 * page, and estimates. All instants are milliseconds since 1970 by the clock of the database.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('entities', table => {
    table.comment('What the catalog says of entities, as far as costs need it');
    table.string('ref', 420).primary();
    table.string('kind', 100).notNullable();
    table.string('owner', 420);
    table.string('system', 420);
    table.string('domain', 420).comment('Of a system, or above a domain');
    table.string('parent', 420).comment('Of a group');
    table.text('cost_center');
    table.string('budget_amount', 60).comment('Decimal text');
    table.string('budget_currency', 40);
    table.string('digest', 64).notNullable().comment('Of the other columns');
    table.index(['system'], 'entities_system_idx');
    table.index(['domain'], 'entities_domain_idx');
    table.index(['parent'], 'entities_parent_idx');
    table.index(['owner'], 'entities_owner_idx');
  });

  await knex.schema.createTable('budgets', table => {
    table.comment('Budgets that were set by the API');
    table.string('id', 64).primary().comment('Digest of the subject');
    table.string('subject_kind', 20).notNullable();
    table.string('subject_value', 420).notNullable();
    table.string('amount', 60).notNullable().comment('Decimal text');
    table.string('currency', 40).notNullable();
    table.string('updated_by', 420).notNullable();
    table.bigInteger('updated_at').notNullable();
  });

  await knex.schema.createTable('budget_alerts', table => {
    table.comment('Alerts that were sent, so that each is sent once');
    table.string('budget_id', 64).notNullable();
    table.string('month', 7).notNullable();
    table.string('threshold', 20).notNullable();
    table.bigInteger('sent_at').notNullable();
    table.primary(['budget_id', 'month', 'threshold']);
  });

  await knex.schema.createTable('rule_versions', table => {
    table.comment('Rules of allocation that are kept on the page');
    table.integer('version').primary();
    table.text('rules').notNullable().comment('JSON');
    table.string('created_by', 420).notNullable();
    table.bigInteger('created_at').notNullable();
  });

  await knex.schema.createTable('estimates', table => {
    table.comment('Estimates that are compared with what they came to');
    table.increments('id');
    table.string('entity_ref', 420).notNullable();
    table.string('month', 7).notNullable().comment('In which it was made');
    table.string('digest', 64).notNullable().comment('Of what was estimated');
    table.text('module').notNullable();
    table.string('currency', 40).notNullable();
    table.string('after', 60).notNullable().comment('Decimal text');
    table.bigInteger('created_at').notNullable();
    table.unique(['entity_ref', 'month', 'digest'], {
      indexName: 'estimates_entity_idx',
    });
    table.index(['created_at'], 'estimates_created_idx');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  for (const table of [
    'estimates',
    'rule_versions',
    'budget_alerts',
    'budgets',
    'entities',
  ]) {
    await knex.schema.dropTable(table);
  }
};

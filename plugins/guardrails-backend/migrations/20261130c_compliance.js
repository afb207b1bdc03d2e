// @ts-check

/**
 * Counts of findings for pages, so that they cost the same however many findings there are. They are made from the
 * findings again and again, so that they cannot drift from them; only past days are kept as they were counted.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('findings', table => {
    table.string('system', 400).comment('Entity ref, as the catalog says now');
    table
      .string('level', 9)
      .notNullable()
      .defaultTo('mandatory')
      .comment('mandatory, approval or advisory');
    table.index(['system', 'state', 'id'], 'findings_system_idx');
    table.index(['opened_at'], 'findings_opened_idx');
  });
  // The text is read as it is: PostgreSQL refuses JSON with an escaped zero, which a finding may quote. In a text within
  // it, quotes are escaped.
  const level = String(knex.client.config.client).includes('sqlite')
    ? `json_extract(attributes, '$.level')`
    : `substring(attributes from '"level":"(mandatory|approval|advisory)"')`;
  await knex('findings').update({
    level: knex.raw(`coalesce(${level}, 'mandatory')`),
  });

  await knex.schema.createTable('finding_counting', table => {
    table.comment('When findings were counted; one row');
    table.integer('id').primary();
    table.string('as_of', 24).comment('Empty before the first time');
    table
      .string('learnt', 400)
      .notNullable()
      .comment('The last entity that the catalog was asked about');
    table.integer('entities').notNullable().comment('That have open findings');
  });

  const counts = table => {
    for (const column of [
      'open',
      'enforced',
      'not_confirmed',
      'waived',
      'opened',
      'resolved',
    ]) {
      table.integer(column).notNullable();
    }
  };
  await knex.schema.createTable('finding_cells', table => {
    table.comment('Counts of findings that have all four in common');
    table.string('owner', 400);
    table.string('system', 400);
    table.string('environment', 200);
    table.string('rule', 200);
    counts(table);
    table.index(['owner'], 'finding_cells_owner_idx');
    table.index(['system'], 'finding_cells_system_idx');
    table.index(['environment'], 'finding_cells_environment_idx');
    table.index(['rule'], 'finding_cells_rule_idx');
  });
  await knex.schema.createTable('finding_groups', table => {
    table.comment('Counts of all findings, in groups');
    table
      .string('dimension', 11)
      .notNullable()
      .comment('owner, system, environment or rule');
    table.string('key', 400);
    counts(table);
    table.index(['dimension'], 'finding_groups_idx');
  });
  await knex.schema.createTable('finding_entities', table => {
    table.comment('The entities with the most open findings');
    table.string('entity_ref', 400).primary();
    table.integer('open').notNullable();
    table.integer('enforced').notNullable();
  });
  await knex.schema.createTable('finding_days', table => {
    table.comment('Findings of each day, by owner');
    table.string('day', 10).notNullable().comment('In UTC');
    table.string('owner', 400);
    table.integer('opened').notNullable();
    table.integer('resolved').notNullable();
    table.integer('open').notNullable().comment('At its end');
    table.index(['day'], 'finding_days_day_idx');
    table.index(['owner', 'day'], 'finding_days_owner_idx');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  for (const table of [
    'finding_days',
    'finding_entities',
    'finding_groups',
    'finding_cells',
    'finding_counting',
  ]) {
    await knex.schema.dropTable(table);
  }
  await knex.schema.alterTable('findings', table => {
    table.dropIndex(['opened_at'], 'findings_opened_idx');
    table.dropIndex(['system', 'state', 'id'], 'findings_system_idx');
    table.dropColumn('level');
    table.dropColumn('system');
  });
};

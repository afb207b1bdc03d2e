// @ts-check

/**
 * Loads of billing data, what is charged in them, and whose it is. All instants are milliseconds since 1970 by the clock
 * of the database. Amounts are whole millionths of the currency's unit, and exact totals are decimal text.
 *
 * What is visible is what `in_force` points to, by load and by allocation. A load is written under an id of its own and
 * becomes visible by one change of that table, so readers see all of it or nothing.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  const amounts = (
    /** @type {import('knex').Knex.CreateTableBuilder} */ table,
  ) => {
    table.bigInteger('billed').notNullable().comment('Millionths');
    table.bigInteger('effective').notNullable().comment('Millionths');
    table.bigInteger('list').notNullable().comment('Millionths');
  };

  await knex.schema.createTable('sources', table => {
    table.comment('Where billing data comes from');
    table.string('id', 63).primary().comment('Of the configuration');
    table.string('kind', 40).notNullable().comment('files, s3, upload, ...');
    table.string('title', 200).notNullable();
    table.boolean('configured').notNullable().comment('Not removed since');
    table.bigInteger('checked_at').comment('Last looked for new data');
    table.bigInteger('changed_at').comment('Last had new data');
    table.text('problem').comment('JSON: why the last check failed');
  });

  await knex.schema.createTable('source_files', table => {
    table.comment('Files of a source as they were last loaded');
    table.string('source_id', 63).notNullable();
    table.string('name_digest', 64).notNullable().comment('SHA-256 of name');
    table.text('name').notNullable();
    table.string('version', 200).notNullable().comment('Of storage or content');
    table.string('digest', 64).notNullable().comment('SHA-256 of the content');
    table.text('months').notNullable().comment('JSON: months of its rows');
    table.primary(['source_id', 'name_digest']);
  });

  await knex.schema.createTable('loads', table => {
    table.comment('Attempts to load a month of a source');
    table.increments('id').comment('A later load has a greater id');
    table.string('source_id', 63).notNullable();
    table
      .string('month', 7)
      .comment('Of the billing period; none if the file was refused');
    table.string('state', 10).notNullable().comment('loading, loaded, failed');
    table.string('format', 40).comment('Id of the billing format');
    table.string('digest', 64).comment('SHA-256 over the digests of its files');
    table.text('files').notNullable().comment('JSON: names, sizes, digests');
    table.integer('rows').notNullable();
    table.integer('rounded').notNullable().comment('Numbers with > 18 digits');
    table.text('gaps').notNullable().comment('JSON: columns of FOCUS missing');
    table.text('problems').notNullable().comment('JSON: why it was refused');
    table.string('created_by', 420).comment('User, or null for the schedule');
    table.bigInteger('created_at').notNullable();
    table.bigInteger('alive_at').notNullable().comment('Last sign of its work');
    table.bigInteger('finished_at');
    table.index(['source_id', 'month'], 'loads_source_month_idx');
    table.index(['state', 'alive_at'], 'loads_state_idx');
  });

  await knex.schema.createTable('load_totals', table => {
    table.comment('Exact totals of loads');
    table
      .integer('load_id')
      .notNullable()
      .references('loads.id')
      .onDelete('CASCADE');
    table.string('currency', 40).notNullable();
    table.integer('rows').notNullable();
    table.string('billed', 60).notNullable().comment('Decimal text');
    table.string('effective', 60).notNullable().comment('Decimal text');
    table.string('list', 60).notNullable().comment('Decimal text');
    table.primary(['load_id', 'currency']);
  });

  await knex.schema.createTable('runs', table => {
    table.comment(
      'Allocations of all subjects by one state of rules and catalog',
    );
    table.increments('id');
    table.string('state', 10).notNullable().comment('running or done');
    table.string('rules_digest', 64).notNullable();
    table.string('catalog_digest', 64).notNullable();
    table.integer('subjects').notNullable();
    table.bigInteger('created_at').notNullable();
    table.bigInteger('finished_at');
    table.bigInteger('confirmed_at').comment('Last seen to be up to date');
  });

  await knex.schema.createTable('in_force', table => {
    table.comment('The load and the allocation that readers see');
    table.string('source_id', 63).notNullable();
    table.string('month', 7).notNullable();
    table.integer('load_id').notNullable().references('loads.id');
    table.integer('run_id').notNullable().references('runs.id');
    table
      .bigInteger('reopened_at')
      .comment('When a correction changed the totals of a closed month');
    table
      .bigInteger('rolled_up_at')
      .comment('Days were summed up to the month');
    table.primary(['source_id', 'month']);
    table.index(['month'], 'in_force_month_idx');
    table.index(['load_id'], 'in_force_load_idx');
  });

  await knex.schema.createTable('tag_sets', table => {
    table.comment('Dictionary of sets of tags and of cost categories');
    table.increments('id');
    table.string('digest', 64).notNullable().unique().comment('SHA-256');
    table.text('tags').notNullable().comment('JSON: sorted pairs');
  });

  await knex.schema.createTable('subjects', table => {
    table.comment(
      'Dictionary of what charges are for, without amount and time',
    );
    table.increments('id');
    table.string('digest', 64).notNullable().unique().comment('SHA-256');
    table.text('provider');
    table.text('service');
    table.text('service_category');
    table.text('sub_account_id');
    table.text('sub_account_name');
    table.text('region');
    table.text('resource_id');
    table.text('resource_name');
    table.text('resource_type');
    table.text('sku_id');
    table.text('unit').comment('Of quantities');
    table.text('environment').comment('Value of the tag for it');
    table.integer('tag_set_id').notNullable().references('tag_sets.id');
    table.integer('category_set_id').notNullable().references('tag_sets.id');
    table.index(['tag_set_id'], 'subjects_tag_set_idx');
    table.index(['category_set_id'], 'subjects_category_set_idx');
  });

  await knex.schema.createTable('facts', table => {
    table.comment('Charges of a load, by subject, day, kind and currency');
    table.integer('load_id').notNullable().references('loads.id');
    table.integer('subject_id').notNullable().references('subjects.id');
    table
      .string('day', 10)
      .notNullable()
      .comment('2026-03-01 in UTC; 2026-03 after the roll-up');
    table.string('charge_kind', 20).notNullable();
    table.string('currency', 40).notNullable();
    amounts(table);
    table
      .string('quantity', 60)
      .comment('Decimal text, in unit of the subject');
    table.primary(['load_id', 'subject_id', 'day', 'charge_kind', 'currency']);
    table.index(['subject_id'], 'facts_subject_idx');
  });

  await knex.schema.createTable('allocations', table => {
    table.comment('Whose a subject is, and by which rule');
    table.integer('run_id').notNullable().references('runs.id');
    table.integer('subject_id').notNullable().references('subjects.id');
    table.string('entity_ref', 420).comment('Null: unallocated');
    table.string('owner', 420);
    table.string('kind', 20).notNullable().comment('configured, default, ...');
    table.text('rule').notNullable().comment('Id of the rule, or annotation');
    table.string('reason', 20).comment('Why it is unallocated');
    table.text('contested_by').comment('JSON: claimants without it; or null');
    table.primary(['run_id', 'subject_id']);
    table.index(['run_id', 'entity_ref'], 'allocations_entity_idx');
    table.index(['run_id', 'owner'], 'allocations_owner_idx');
    table.index(['subject_id'], 'allocations_subject_idx');
  });
  await knex.raw(
    `create index allocations_contested_idx on allocations (run_id)
     where contested_by is not null`,
  );

  await knex.schema.createTable('daily_costs', table => {
    table.comment('Facts of a load by entity, service and day');
    table.integer('load_id').notNullable().references('loads.id');
    table.integer('run_id').notNullable().references('runs.id');
    table.string('month', 7).notNullable().comment('Of the billing period');
    table.string('day', 10).notNullable().comment('As in facts');
    table.string('entity_ref', 420).comment('Null: unallocated');
    table.string('owner', 420);
    table.text('service');
    table.text('environment');
    table.string('charge_kind', 20).notNullable();
    table.string('currency', 40).notNullable();
    amounts(table);
    table.index(['load_id', 'run_id'], 'daily_costs_load_idx');
    table.index(['entity_ref', 'month'], 'daily_costs_entity_idx');
    table.index(['owner', 'month'], 'daily_costs_owner_idx');
  });

  await knex.schema.createTable('monthly_costs', table => {
    table.comment('Facts of a load by entity, service and rule');
    table.integer('load_id').notNullable().references('loads.id');
    table.integer('run_id').notNullable().references('runs.id');
    table.string('month', 7).notNullable().comment('Of the billing period');
    table.string('entity_ref', 420).comment('Null: unallocated');
    table.string('owner', 420);
    table.text('provider');
    table.text('service');
    table.text('environment');
    table.string('kind', 20).notNullable().comment('Of the allocation');
    table.text('rule').notNullable().comment('Of the allocation');
    table.string('reason', 20).comment('Why it is unallocated');
    table.string('charge_kind', 20).notNullable();
    table.string('currency', 40).notNullable();
    amounts(table);
    table.index(['load_id', 'run_id'], 'monthly_costs_load_idx');
    table.index(['entity_ref', 'month'], 'monthly_costs_entity_idx');
    table.index(['owner', 'month'], 'monthly_costs_owner_idx');
    table.index(['month'], 'monthly_costs_month_idx');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  for (const table of [
    'monthly_costs',
    'daily_costs',
    'allocations',
    'facts',
    'subjects',
    'tag_sets',
    'in_force',
    'runs',
    'load_totals',
    'loads',
    'source_files',
    'sources',
  ]) {
    await knex.schema.dropTable(table);
  }
};

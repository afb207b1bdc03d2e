// @ts-check

const BATCH = 500;

/**
 * What lists are filtered and sorted by has columns of its own, because SQL cannot look into the state; maintenance that
 * users announce, and what was notified.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('endpoints', table => {
    table.string('system', 420).comment('Entity reference of the system');
    table.string('reason', 40).notNullable().defaultTo('not-checked-yet');
    table.bigInteger('since').notNullable().defaultTo(0);
    table.bigInteger('checked_at').notNullable().defaultTo(0);
    table.boolean('flapping').notNullable().defaultTo(false);
    table
      .string('unmet', 100)
      .comment(
        'Requirements of the contract that the newest check did not meet, separated by commas',
      );
    table.index(['owner'], 'endpoints_owner_idx');
    table.index(['system'], 'endpoints_system_idx');
  });
  for (let after = ''; ; ) {
    const rows = await knex('endpoints')
      .select('id', 'state')
      .where('id', '>', after)
      .orderBy('id')
      .limit(BATCH);
    for (const { id, state } of rows) {
      const { reason, since, checkedAt, flapping } = JSON.parse(state);
      await knex('endpoints')
        .where({ id })
        .update({ reason, since, checked_at: checkedAt, flapping });
    }
    if (rows.length < BATCH) break;
    after = rows[rows.length - 1].id;
  }

  await knex.schema.createTable('maintenance', table => {
    table.comment('Maintenance of entities that users announced');
    table.string('id', 36).primary().comment('UUID');
    table.string('entity_ref', 420).notNullable();
    table.bigInteger('from_at').notNullable();
    table.bigInteger('until_at').notNullable().comment('Exclusive');
    table.string('reason', 500).notNullable().comment('Plain text');
    table.string('created_by', 420).notNullable();
    table.bigInteger('created_at').notNullable();
    table.string('ended_by', 420).comment('Who ended it early');
    table.index(['entity_ref', 'until_at'], 'maintenance_entity_until_idx');
    table.index(['until_at', 'id'], 'maintenance_until_idx');
  });

  await knex.schema.createTable('alerts', table => {
    table.comment('Entities whose owners were told that they do not pass');
    table.string('entity_ref', 420).primary();
    table.string('owner', 420).notNullable();
    table.string('level', 10).notNullable();
    table.bigInteger('opened_at').notNullable();
    table.bigInteger('sent_at').comment('Empty until it was delivered');
    table.bigInteger('remind_at').notNullable();
  });

  await knex.raw(
    `create index incidents_open_idx on incidents (opened_at, endpoint_id)
     where closed_at is null`,
  );
  await knex.schema.alterTable('incidents', table => {
    table.index(['opened_at', 'endpoint_id'], 'incidents_opened_idx');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.raw('drop index incidents_open_idx');
  await knex.schema.alterTable('incidents', table => {
    table.dropIndex(['opened_at', 'endpoint_id'], 'incidents_opened_idx');
  });
  await knex.schema.dropTable('alerts');
  await knex.schema.dropTable('maintenance');
  await knex.schema.alterTable('endpoints', table => {
    table.dropIndex(['owner'], 'endpoints_owner_idx');
    table.dropIndex(['system'], 'endpoints_system_idx');
  });
  for (const column of [
    'system',
    'reason',
    'since',
    'checked_at',
    'flapping',
    'unmet',
  ]) {
    await knex.raw('alter table endpoints drop column ??', [column]);
  }
};

// @ts-check

/**
 * Endpoints, and the history of their checks. All instants are milliseconds since 1970 by the clock of the database.
 *
 * History refers to its endpoint without a foreign key: an endpoint that is gone is marked, and its history deleted in
 * batches, where a cascade would delete two days of samples in one statement.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('endpoints', table => {
    table.comment('Health endpoints that catalog entities declare');
    table.string('id', 36).primary().comment('UUID');
    table.string('entity_ref', 420).notNullable();
    table.string('owner', 420).comment('Entity reference of the owner');
    table.string('name', 100).notNullable().comment('Plain text');
    table.string('url', 2100).notNullable();
    table.string('host', 270).notNullable().comment('Host and port of the URL');
    table.text('options').notNullable().comment('JSON: how it is checked');
    table.integer('interval').notNullable().comment('Seconds between checks');
    table.bigInteger('maintenance_from').comment('Of the annotation');
    table.bigInteger('maintenance_until').comment('Of the annotation');
    table.bigInteger('next_at').notNullable().comment('When it is due');
    table.string('claimed_by', 36).comment('UUID of the check that is running');
    table
      .bigInteger('claimed_until')
      .comment('When another replica may take over the check');
    table
      .boolean('slow')
      .notNullable()
      .comment('The last check was slow: it waits in a queue of its own');
    table.string('status', 10).notNullable().comment('Of the state');
    table.text('state').notNullable().comment('JSON: between checks');
    table.text('last_check').comment('JSON: the newest check');
    table.bigInteger('removed_at').comment('Not declared any more');
    table.unique(['entity_ref', 'url'], {
      indexName: 'endpoints_entity_url_uniq',
    });
  });
  await knex.raw(
    `create index endpoints_due_idx on endpoints (slow, next_at)
     where removed_at is null`,
  );
  await knex.raw(
    `create index endpoints_claimed_idx on endpoints (claimed_until)
     where claimed_until is not null`,
  );
  await knex.raw(
    `create index endpoints_removed_idx on endpoints (removed_at)
     where removed_at is not null`,
  );

  await knex.schema.createTable('samples', table => {
    table.comment('Single checks of the last days');
    table.string('endpoint_id', 36).notNullable();
    table.bigInteger('at').notNullable();
    table.string('status', 10).notNullable();
    table.string('reason', 40).notNullable();
    table.string('code_class', 3);
    table.integer('latency').comment('Milliseconds');
    table.boolean('maintenance').notNullable();
    table.primary(['endpoint_id', 'at']);
    table.index(['at'], 'samples_at_idx');
  });

  await knex.schema.createTable('rollups', table => {
    table.comment('Checks of a span of time, summed up');
    table.string('endpoint_id', 36).notNullable();
    table.integer('span').notNullable().comment('Seconds: 300 or 3600');
    table.bigInteger('start').notNullable();
    table.integer('pass').notNullable();
    table.integer('warn').notNullable();
    table.integer('fail').notNullable();
    table.integer('unknown').notNullable();
    table.integer('maintenance').notNullable();
    table.text('latency').notNullable().comment('JSON: buckets and counts');
    table.primary(['endpoint_id', 'span', 'start']);
    table.index(['span', 'start'], 'rollups_span_start_idx');
  });

  await knex.schema.createTable('incidents', table => {
    table.comment('Times in which an endpoint failed');
    table.string('endpoint_id', 36).notNullable();
    table.bigInteger('opened_at').notNullable();
    table.bigInteger('closed_at');
    table.string('reason', 40).notNullable().comment('When it opened');
    table.primary(['endpoint_id', 'opened_at']);
    table.index(['closed_at'], 'incidents_closed_idx');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('incidents');
  await knex.schema.dropTable('rollups');
  await knex.schema.dropTable('samples');
  await knex.schema.dropTable('endpoints');
};

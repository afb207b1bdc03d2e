// @ts-check

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('announcements', table => {
    table.comment(
      'What is told to others, written together with what it tells about',
    );
    table.increments('sequence').comment('Order of telling');
    table.string('id', 36).notNullable().comment('UUIDv7, known to receivers');
    table.string('key', 400).notNullable().comment('Told once');
    table.string('topic', 100).notNullable();
    table.string('stream', 400).notNullable().comment('What keeps its order');
    table.string('announced_at', 24).notNullable();
    table.text('content').notNullable().comment('JSON');
    table.unique(['id'], { indexName: 'announcements_id_uniq' });
    table.unique(['key'], { indexName: 'announcements_key_uniq' });
    table.index(['announced_at'], 'announcements_announced_idx');
  });

  await knex.schema.createTable('deliveries', table => {
    table.comment(
      'What a receiver still has to be told; the row goes once it was',
    );
    table.string('id', 36).primary();
    table.integer('sequence').notNullable();
    table.string('stream', 400).notNullable();
    table.string('receiver', 200).notNullable();
    table.integer('attempts').notNullable();
    table
      .string('due_at', 24)
      .notNullable()
      .comment('Not before; a claim moves it to when the claim ends');
    table.string('dead_at', 24).comment('Given up, until somebody resends it');
    table.text('failure').comment('Of the last attempt');
    table.unique(['sequence', 'receiver'], {
      indexName: 'deliveries_sequence_receiver_uniq',
    });
    table.index(['receiver', 'dead_at', 'due_at'], 'deliveries_due_idx');
    table.index(['receiver', 'stream', 'sequence'], 'deliveries_stream_idx');
    table.index(['dead_at', 'id'], 'deliveries_dead_idx');
  });

  await knex.schema.createTable('notified', table => {
    table.comment(
      'How often somebody was notified, so that many become one digest',
    );
    table.string('recipient', 400).notNullable();
    table.string('topic', 100).notNullable();
    table.string('period', 24).notNullable();
    table.integer('count').notNullable();
    table.primary(['recipient', 'topic', 'period']);
    table.index(['period'], 'notified_period_idx');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('notified');
  await knex.schema.dropTable('deliveries');
  await knex.schema.dropTable('announcements');
};

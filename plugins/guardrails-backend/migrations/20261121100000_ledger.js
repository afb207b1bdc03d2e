// @ts-check

/**
 * Entries, tiles, checkpoints and keys are written once and never changed: what may have to be erased, the payload
 * with its salt, has a table of its own. Sizes and positions are numbers up to 2^53.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('ledger_heads', table => {
    table.comment('The right edge of the tree, one row for every epoch');
    table.integer('epoch').primary();
    table.string('name', 200).notNullable().comment('Name of the log');
    table.bigInteger('size').notNullable();
    table.binary('range').notNullable().comment('Roots of complete subtrees');
    table.binary('root').notNullable();
    table.string('last_at', 24).notNullable().comment('Of the newest entry');
    table.string('began_at', 24).notNullable();
    table.string('closed_at', 24).comment('When the next epoch began');
  });

  await knex.schema.createTable('ledger_entries', table => {
    table.comment('Headers of entries; their canonical JSON is in the tree');
    table.integer('epoch').notNullable();
    table.bigInteger('position').notNullable();
    table.string('kind', 20).notNullable();
    table
      .string('at', 24)
      .notNullable()
      .comment('Never before the entry in front of it');
    table.text('header').notNullable();
    table.primary(['epoch', 'position']);
    table.index(['kind', 'epoch', 'position'], 'ledger_entries_kind_idx');
    table.index(['at', 'epoch', 'position'], 'ledger_entries_at_idx');
  });

  await knex.schema.createTable('ledger_payloads', table => {
    table.comment('Payloads with their salts; a missing row is an erased one');
    table.integer('epoch').notNullable();
    table.bigInteger('position').notNullable();
    table.text('payload').notNullable().comment('Canonical JSON');
    table.string('salt', 44).notNullable().comment('32 bytes in base64');
    table.primary(['epoch', 'position']);
  });

  await knex.schema.createTable('ledger_subjects', table => {
    table.comment('Which entries are about an id');
    table.string('subject', 71).notNullable();
    table.integer('epoch').notNullable();
    table.bigInteger('position').notNullable();
    table.primary(['subject', 'epoch', 'position']);
  });

  await knex.schema.createTable('ledger_tiles', table => {
    table.comment('Hashes of the tree, as tiles grew');
    table.integer('epoch').notNullable();
    table.integer('level').notNullable();
    table.bigInteger('tile').notNullable();
    table.integer('start').notNullable().comment('Hashes the tile had before');
    table.binary('hashes').notNullable();
    table.primary(['epoch', 'level', 'tile', 'start']);
  });

  await knex.schema.createTable('ledger_checkpoints', table => {
    table.comment('Signed notes; a size is signed once');
    table.integer('epoch').notNullable();
    table.bigInteger('size').notNullable();
    table.binary('range').notNullable().comment('As in ledger_heads, then');
    table.text('note').notNullable();
    table.string('signed_at', 24).notNullable();
    table.primary(['epoch', 'size']);
  });

  await knex.schema.createTable('ledger_cosignatures', table => {
    table.comment('What witnesses signed below a checkpoint');
    table.integer('epoch').notNullable();
    table.bigInteger('size').notNullable();
    table.string('anchor', 200).notNullable();
    table.text('lines').notNullable();
    table.primary(['epoch', 'size', 'anchor']);
  });

  await knex.schema.createTable('ledger_anchors', table => {
    table.comment('What each anchor holds, as far as is known here');
    table.string('id', 200).primary();
    table.string('kind', 50).notNullable();
    table.integer('epoch');
    table.bigInteger('size');
    table.string('anchored_at', 24);
    table.string('failed_at', 24);
    table.text('failure');
  });

  await knex.schema.createTable('ledger_keys', table => {
    table.comment('Public keys that ever signed, for what they signed then');
    table.string('key', 300).primary().comment('Name, id and key of a note');
    table.string('since', 24).notNullable();
  });

  await knex.schema.createTable('ledger_checks', table => {
    table.comment('How far the service has verified its own log');
    table.integer('epoch').primary();
    table.bigInteger('position').notNullable();
    table.bigInteger('verified').notNullable().comment('By the last whole run');
    table.string('at', 24).notNullable();
    table.text('failure');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  for (const table of [
    'ledger_checks',
    'ledger_keys',
    'ledger_anchors',
    'ledger_cosignatures',
    'ledger_checkpoints',
    'ledger_tiles',
    'ledger_subjects',
    'ledger_payloads',
    'ledger_entries',
    'ledger_heads',
  ]) {
    await knex.schema.dropTable(table);
  }
};

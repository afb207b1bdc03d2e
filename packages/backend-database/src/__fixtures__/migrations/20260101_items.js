exports.up = knex =>
  knex.schema.createTable('items', table => {
    table.increments('id');
    table.integer('at').notNullable();
  });

exports.down = knex => knex.schema.dropTable('items');

// @ts-check

/**
 * A keyed hash is `hmac-sha256:` and 64 digits, 76 characters. SQLite never minded the 71 that the column was made
 * for; PostgreSQL refused every decision about sensitive values.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  if (isSqlite(knex)) return;
  await knex.raw('alter table decisions alter column sealed type varchar(76)');
};

/**
 * What does not fit is taken out and not cut off. Such a decision then has another fingerprint when it is judged
 * again, so nothing is carried out from it.
 *
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  if (isSqlite(knex)) return;
  await knex.raw(
    `alter table decisions alter column sealed type varchar(71)
     using case when length(sealed) > 71 then null else sealed end`,
  );
};

/** @param {import('knex').Knex} knex */
function isSqlite(knex) {
  return String(knex.client.config.client).includes('sqlite');
}

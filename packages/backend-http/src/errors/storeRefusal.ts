import { isError } from '@backstage/errors';

/**
 * Classes of PostgreSQL: data, integrity, access rule, program limit. Results of SQLite: a constraint, a type, a size.
 */
const REFUSED =
  /^(22|23|42|54)[0-9A-Z]{3}$|^SQLITE_(CONSTRAINT|MISMATCH|TOOBIG|ERROR|AUTH)/;

/** What the database said, and the object it said it of. @public */
export type StoreRefusal = { code: string; message: string };

/**
 * What a database said that will not take something, however often it is asked. Without values: drivers repeat whole
 * statements with all that was to be written.
 * @public
 */
export function storeRefusal(error: unknown): StoreRefusal | undefined {
  // By its form: a driver's errors can be of another realm than ours.
  if (!isError(error)) return undefined;
  const { code, table, column, constraint } = error;
  if (typeof code !== 'string' || !REFUSED.test(code)) {
    return storeRefusal(error.cause);
  }
  const said = error.message.slice(error.message.lastIndexOf(' - ') + 1);
  const of = Object.entries({ table, column, constraint })
    .filter(([, name]) => typeof name === 'string')
    .map(([kind, name]) => ` (${kind} ${name})`);
  return {
    code,
    // PostgreSQL ends what it says of a value that it cannot read with the value.
    message: `${said
      .replace(/^- /, '')
      .replace(/: ".*$/s, '')
      .slice(0, 300)}${of.join('')}`,
  };
}

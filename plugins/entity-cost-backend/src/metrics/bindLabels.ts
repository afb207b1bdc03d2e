/** What a query can be narrowed by: the identity of an entity, which the catalog gives to no other. */
type Identity = {
  kind: string;
  namespace: string;
  name: string;
  ref: string;
};

const placeholders = ['kind', 'namespace', 'name', 'ref'] as const;

/** A whole label value in quotes: `app="$name"` or `app!="$name"`. A pattern is none, because a name could be one. */
const bound = /(?<![=!<>~])(!?=)(\s*)(["'])\$(kind|namespace|name|ref)\3/g;

const mentioned = /\$(?:kind|namespace|name|ref)\b/;

/** What is wrong with a query, and what to write instead; undefined where it can be bound. @internal */
export function faultOf(query: string): string | undefined {
  if (mentioned.test(query.replace(bound, ''))) {
    return 'has a placeholder that is not a whole label value. Write app="$name", with = and in quotes';
  }
  if (![...query.matchAll(bound)].some(([, operator]) => operator === '=')) {
    return 'shows every entity the same. Narrow it with a placeholder, such as app="$name"';
  }
  return undefined;
}

/** Whether the query names an entity of any namespace apart from others. @internal */
export function tellsNamespacesApart(query: string): boolean {
  return [...query.matchAll(bound)].some(
    ([, operator, , , name]) =>
      operator === '=' && (name === 'namespace' || name === 'ref'),
  );
}

/**
 * A query with the identity of an entity as label values. Each is written as one quoted text with what could end it
 * escaped, so that a name adds no other matcher, however it is spelled.
 * @internal
 */
export function bindLabels(query: string, identity: Identity): string {
  return query.replace(
    bound,
    (_, operator: string, space: string, _quote, name) =>
      `${operator}${space}${quoted(identity[name as keyof Identity])}`,
  );
}

/** Names of placeholders, for an error. @internal */
export const placeholderNames = placeholders.map(name => `$${name}`).join(', ');

function quoted(value: string): string {
  const escaped = value
    .replace(/\\/g, '\\\\')
    .replace(/"/g, '\\"')
    .replace(/\n/g, '\\n')
    // within quotes of another kind these would end them
    .replace(/['`]/g, quote => (quote === '`' ? '\\x60' : '\\x27'));
  return `"${escaped}"`;
}

import { parsePlPgSQLSync, parseSync } from 'libpg-query';

/** Names that a server looks up to run statements. A part before the dot is the schema. */
export type Names = {
  /** With how many arguments they are called. */
  functions: Map<string, Set<number>>;
  operators: Set<string>;
  types: Set<string>;
  relations: Set<string>;
  /** Settings that each function of ours runs with. */
  functionSettings: string[][];
};

/**
 * Every name in the statements and in the bodies of the functions they create, as PostgreSQL's own parser reads
 * them. `loadModule` of libpg-query has to be called first.
 */
export function namesIn(statements: Iterable<string>): Names {
  const names: Names = {
    functions: new Map(),
    operators: new Set(),
    types: new Set(),
    relations: new Set(),
    functionSettings: [],
  };
  const named = new Set<string>();
  for (const statement of statements) {
    const tree = parseSync(statement);
    collect(tree, names);
    strings(nodesOf(tree, 'ctename')).forEach(name => named.add(name));
  }
  // Parts of a statement that it has named itself are no relations.
  named.forEach(name => names.relations.delete(name));
  return names;
}

type Json = unknown;

function collect(node: Json, names: Names): void {
  if (Array.isArray(node)) {
    node.forEach(item => collect(item, names));
    return;
  }
  if (typeof node !== 'object' || node === null) return;
  for (const [kind, value] of Object.entries(node)) {
    visit(kind, value, names);
    collect(value, names);
  }
}

function visit(kind: string, value: Json, names: Names): void {
  const node = (value ?? {}) as Record<string, Json>;
  switch (kind) {
    case 'FuncCall': {
      const name = dotted(node.funcname);
      const counts = names.functions.get(name) ?? new Set();
      counts.add((node.args as Json[] | undefined)?.length ?? 0);
      names.functions.set(name, counts);
      break;
    }
    case 'A_Expr':
      if (!/^(not )?between/i.test(dotted(node.name))) {
        names.operators.add(dotted(node.name));
      }
      break;
    case 'typeName':
    case 'TypeName':
    case 'returnType':
    case 'argType':
      if (node.names) names.types.add(dotted(node.names));
      break;
    case 'RangeVar':
      names.relations.add(
        [node.schemaname, node.relname].filter(Boolean).join('.'),
      );
      break;
    case 'CreateFunctionStmt':
      names.functionSettings.push(
        nodesOf(value, 'VariableSetStmt').map(set =>
          [(set as { name: string }).name, ...strings(set)].join(' '),
        ),
      );
      bodies(value).forEach(body => collectBody(body, names));
      break;
    case 'DoStmt':
      bodies(value).forEach(body => collectBody(body, names));
      break;
    default:
  }
}

/** Bodies stand in the statement as text. */
function bodies(node: Json): string[] {
  const options = ((node as Record<string, Json>).options ??
    (node as Record<string, Json>).args) as Json[];
  return options.flatMap(option => {
    const { DefElem } = option as {
      DefElem: { defname: string; arg: Record<string, Json> };
    };
    return DefElem.defname === 'as' ? strings(DefElem.arg) : [];
  });
}

function collectBody(body: string, names: Names): void {
  const wrapped = `create function body() returns pg_catalog.int4 language plpgsql as $names$${body}$names$`;
  for (const expression of expressions(parsePlPgSQLSync(wrapped))) {
    const [query] = [expression, `select ${expression}`].filter(parses);
    // An assignment is the name of a variable, := and an expression.
    collect(
      parseSync(query ?? expression.replace(/^\s*\w+\s*:?=/, 'select ')),
      names,
    );
  }
}

function parses(statement: string): boolean {
  try {
    parseSync(statement);
    return true;
  } catch {
    return false;
  }
}

function expressions(node: Json): string[] {
  if (Array.isArray(node)) return node.flatMap(expressions);
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([kind, value]) =>
    kind === 'PLpgSQL_expr'
      ? [(value as { query: string }).query]
      : expressions(value),
  );
}

function nodesOf(node: Json, wanted: string): Json[] {
  if (Array.isArray(node)) return node.flatMap(item => nodesOf(item, wanted));
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([kind, value]) =>
    kind === wanted ? [value] : nodesOf(value, wanted),
  );
}

function strings(node: Json): string[] {
  if (typeof node === 'string') return [node];
  if (Array.isArray(node)) return node.flatMap(strings);
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([kind, value]) =>
    kind === 'sval' || typeof value === 'object' ? strings(value) : [],
  );
}

function dotted(node: Json): string {
  return strings(node).join('.');
}

/** What the template expressions in one text refer to. @internal */
export type References = {
  /** Secrets of the task or of the scaffolder's default environment. */
  secrets: boolean;
  /** The item of the step's `each`. */
  each: boolean;
  /** Steps whose outputs are used; `all` where it cannot be told which. */
  steps: ReadonlySet<string> | 'all';
};

const NONE: References = { secrets: false, each: false, steps: new Set() };

/**
 * Reads the variables that a template text can refer to. It does not parse: from the first opening tag on, every name
 * counts that is not a member of something else, be it in a string, in a comment or in text between two tags. So
 * an expression that no parser of ours would understand counts as well, and what is read too much is withheld,
 * never evaluated by mistake. A variable of a template language without `eval` has to be named to be used.
 * @internal
 */
export function findReferences(text: string): References {
  const start = text.search(/\$\{\{|\{%/);
  if (start < 0) return NONE;
  const code = text.slice(start);
  const steps = new Set<string>();
  let anyStep = false;
  for (const rest of findUses(code, 'steps')) {
    const named =
      /^\s*(?:\.\s*(\w+)|\[\s*(?:'([^'\\]*)'|"([^"\\]*)")\s*\])/.exec(rest);
    if (named) steps.add(named[1] ?? named[2] ?? named[3]);
    else anyStep = true;
  }
  return {
    secrets:
      findUses(code, 'secrets').length > 0 ||
      findUses(code, 'environment').some(
        rest => !/^\s*\.\s*parameters\b/.test(rest),
      ),
    each: findUses(code, 'each').length > 0,
    steps: anyStep ? 'all' : steps,
  };
}

/** What follows each place where a name stands as a variable: `parameters.secrets` is a member of a parameter. */
function findUses(code: string, name: string): string[] {
  const pattern = new RegExp(`(?<![\\w$])${name}(?![\\w$])`, 'g');
  return [...code.matchAll(pattern)]
    .filter(({ index }) => !/\.\s*$/.test(code.slice(0, index)))
    .map(({ index }) => code.slice(index + name.length));
}

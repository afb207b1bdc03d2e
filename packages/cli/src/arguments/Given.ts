/** Options and operands of a command. @internal */
export type Given = {
  values: Record<string, string | undefined>;
  /** Of `--bundle`, the one option that may be given again. */
  bundles: string[];
  flags: Set<string>;
  positionals: string[];
};

/** Options of a command with several verbs that the verb does not know. @internal */
export function unknownOptions(given: Given, known: string[]): string[] {
  return [...Object.keys(given.values), ...given.flags].filter(
    name => !known.includes(name),
  );
}

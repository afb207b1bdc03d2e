/** `no_public_database` as an id says it: `no-public-database`. @internal */
export function kebab(name: string): string {
  return name.replaceAll('_', '-');
}

/** `no-public-database` as Rego says it: `no_public_database`. @internal */
export function snake(name: string): string {
  return name.replaceAll('-', '_');
}

/** Path of a rule's Rego below the folder of a workspace. @internal */
export function sourcePathOf(id: string): string {
  const name = id.split('/')[1];
  return `guardrails/rules/${id}/${snake(name)}.rego`;
}

/** The package of a rule. @internal */
export function packageOf(id: string): string {
  return `guardrails.rules.${snake(id).replace('/', '.')}`;
}

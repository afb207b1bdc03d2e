/** The text that the address has under a name; nothing where it is empty. @public */
export function readParam(
  params: URLSearchParams,
  name: string,
): string | undefined {
  return params.get(name)?.trim() || undefined;
}

/** The choice that the address has under a name; nothing where it is none of them. @public */
export function readChoice<Value extends string>(
  params: URLSearchParams,
  name: string,
  choices: readonly Value[],
): Value | undefined {
  const value = readParam(params, name);
  return choices.find(choice => choice === value);
}

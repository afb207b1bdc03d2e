/** Whether a name is an entity ref. Bills have names with colons, so only what has all three parts is one. @internal */
export function isEntityRef(text: string): boolean {
  return /^[a-z][a-z0-9]*:[\w.-]+\/[\w.-]+$/i.test(text);
}

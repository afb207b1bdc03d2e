/** The one function used here. The package's own types pull the DOM into every program that imports it. */
declare module '@cdktf/hcl2json' {
  export function parse(
    name: string,
    text: string,
  ): Promise<Record<string, unknown>>;
}

import type { ParseHcl } from '../types';

/** The parser is CommonJS, so this works alike from sources, in tests, from a build and in one bundled file. */
declare const require: (id: '@cdktf/hcl2json') => {
  parse(name: string, text: string): Promise<Record<string, unknown>>;
};

type Bridge = {
  parse(
    name: string,
    text: string,
    done: (error: string | null, json: string | null) => void,
  ): void;
};

/**
 * Loads HashiCorp's own HCL parser (WebAssembly, 8 MB) once; only `terraform-configuration` needs it.
 *
 * The package offers promises alone, and calls back before it returns. Calling through to it keeps
 * adapting synchronous, so the same function serves a worker, a server and a command line.
 * @public
 */
export async function loadHclParser(): Promise<ParseHcl> {
  // eslint-disable-next-line global-require -- 8 MB that hardly anybody needs are not loaded at the start
  const { parse } = require('@cdktf/hcl2json');
  await parse('ready.tf', '');
  const bridge = (globalThis as { __parse_terraform_config_wasm__?: Bridge })
    .__parse_terraform_config_wasm__;
  if (!bridge) throw new Error('The HCL parser did not start.');
  return ({ name, text }) => parseWith(bridge, name, text);
}

function parseWith(bridge: Bridge, name: string, text: string): unknown {
  let outcome: { error: string | null; json: string | null } | undefined;
  bridge.parse(name, text, (error, json) => {
    outcome = { error, json };
  });
  if (!outcome) throw new Error('The HCL parser did not answer.');
  if (outcome.error !== null) throw new Error(outcome.error);
  return JSON.parse(outcome.json ?? 'null');
}

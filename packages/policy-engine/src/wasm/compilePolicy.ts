import { EngineError } from '../errors';
import { instantiate, readString, type PolicyExports } from './exports';
import { SMALL_PAGES } from './memory';

/** The one question that is put to a bundle; two would evaluate everything twice. @internal */
export const ENTRYPOINT = 'guardrails/main/result';

/**
 * Compiles a policy and proves that it can run here: a missing builtin would otherwise throw in the
 * middle of an evaluation, and only for the input that reaches it.
 *
 * There is no table of host builtins. Each is a call out of Wasm with JSON both ways, and whatever rules
 * would need one for, an adapter parses once.
 * @internal
 */
export function compilePolicy(bytes: Uint8Array): WebAssembly.Module {
  const module = compile(bytes);
  const memory = new WebAssembly.Memory({ initial: SMALL_PAGES });
  const exports = instantiateOrRefuse(module, memory);
  const read = (address: number): Record<string, number> =>
    JSON.parse(readString(memory, exports.opa_json_dump(address)));

  const missing = Object.keys(read(exports.builtins())).sort();
  if (missing.length > 0) {
    throw new EngineError(
      'bundle-builtin-missing',
      `The policy calls builtins that this engine does not have: ${missing.join(
        ', ',
      )}`,
    );
  }
  if (read(exports.entrypoints())[ENTRYPOINT] !== 0) {
    throw new EngineError(
      'bundle-unsupported',
      `The policy was not compiled with ${ENTRYPOINT} as its first entrypoint`,
    );
  }
  return module;
}

function compile(bytes: Uint8Array): WebAssembly.Module {
  try {
    return new WebAssembly.Module(Uint8Array.from(bytes));
  } catch (error) {
    throw new EngineError('bundle-malformed', 'The policy is not WebAssembly', {
      cause: error,
    });
  }
}

function instantiateOrRefuse(
  module: WebAssembly.Module,
  memory: WebAssembly.Memory,
): PolicyExports {
  try {
    return instantiate(module, memory);
  } catch (error) {
    if (error instanceof EngineError) throw error;
    throw new EngineError(
      'bundle-unsupported',
      'The policy does not start with the imports of the OPA ABI',
      { cause: error },
    );
  }
}

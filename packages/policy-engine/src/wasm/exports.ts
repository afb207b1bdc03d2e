import { EngineError } from '../errors';

/** The part of OPA's Wasm ABI 1.2 that is used. Addresses are numbers. @internal */
export type PolicyExports = {
  opa_wasm_abi_version: WebAssembly.Global;
  opa_wasm_abi_minor_version: WebAssembly.Global;
  builtins(): number;
  entrypoints(): number;
  opa_eval(
    reserved: 0,
    entrypoint: number,
    data: number,
    input: number,
    inputLength: number,
    heap: number,
    format: 0,
  ): number;
  opa_heap_ptr_get(): number;
  opa_json_dump(value: number): number;
  opa_json_parse(text: number, length: number): number;
  opa_malloc(size: number): number;
};

const FUNCTIONS = [
  'builtins',
  'entrypoints',
  'opa_eval',
  'opa_heap_ptr_get',
  'opa_json_dump',
  'opa_json_parse',
  'opa_malloc',
];

/** Makes an instance and makes sure that it speaks ABI 1.2 or a later 1.x. @internal */
export function instantiate(
  module: WebAssembly.Module,
  memory: WebAssembly.Memory,
): PolicyExports {
  const instance = new WebAssembly.Instance(module, { env: imports(memory) });
  const exports = instance.exports as unknown as PolicyExports;
  const version = exports.opa_wasm_abi_version?.value;
  const minor = exports.opa_wasm_abi_minor_version?.value;
  const missing = FUNCTIONS.filter(
    name => typeof instance.exports[name] !== 'function',
  );
  if (version !== 1 || !(minor >= 2) || missing.length > 0) {
    throw new EngineError(
      'bundle-unsupported',
      `The policy speaks ABI ${version}.${minor}${
        missing.length ? ` and has no ${missing.join(', ')}` : ''
      }; 1.2 or a later 1.x is needed`,
    );
  }
  return exports;
}

function imports(memory: WebAssembly.Memory): Record<string, unknown> & {
  [name: string]: WebAssembly.ImportValue;
} {
  // Bundles that call host builtins are refused at load, so reaching one means the module lied about it.
  const refuse = (id: number) => {
    throw new EngineError('bundle-builtin-missing', `Host builtin ${id}`);
  };
  return {
    memory,
    opa_abort: (address: number) => {
      throw new EngineError(
        'evaluation-failed',
        `The policy stopped: ${readString(memory, address)}`,
      );
    },
    opa_println: () => {},
    opa_builtin0: refuse,
    opa_builtin1: refuse,
    opa_builtin2: refuse,
    opa_builtin3: refuse,
    opa_builtin4: refuse,
  };
}

const decoder = new TextDecoder('utf-8', { fatal: true });

/** The zero-terminated UTF-8 string at an address. @internal */
export function readString(
  memory: WebAssembly.Memory,
  address: number,
): string {
  const bytes = new Uint8Array(memory.buffer);
  const end = bytes.indexOf(0, address);
  return decoder.decode(bytes.subarray(address, end));
}

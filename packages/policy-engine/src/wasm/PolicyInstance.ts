import { EngineError } from '../errors';
import { instantiate, readString, type PolicyExports } from './exports';
import { KEEP_PAGES, MAXIMUM_PAGES, PAGE } from './memory';

const encoder = new TextEncoder();

/**
 * One Wasm instance with its data loaded. Not re-entrant; not to be used again once it is `spent`.
 *
 * It runs OPA's exports directly. What the npm SDK does beside that is what must not happen here: it
 * evaluates falsy and mistyped input as undefined, and it has builtins of its own that no bundle can do without.
 * @internal
 */
export class PolicyInstance {
  readonly #memory: WebAssembly.Memory;
  readonly #exports: PolicyExports;
  readonly #data: number;
  readonly #heap: number;
  readonly #pages: number;
  #thrown = false;

  constructor(options: {
    module: WebAssembly.Module;
    data: string;
    pages: number;
  }) {
    this.#pages = options.pages;
    try {
      // OPA's allocator learns its room when the instance starts, so the size is given here and not grown later.
      this.#memory = new WebAssembly.Memory({
        initial: options.pages,
        maximum: MAXIMUM_PAGES,
      });
    } catch (error) {
      throw new EngineError(
        'memory-exceeded',
        `No room for ${options.pages} pages of memory`,
        { cause: error },
      );
    }
    this.#exports = instantiate(options.module, this.#memory);
    this.#data = this.#load(options.data);
    this.#heap = align(this.#exports.opa_heap_ptr_get());
  }

  /** An instance never recovers the stack of a throw: after some 4,000 even good input fails, or worse. */
  get spent(): boolean {
    return this.#thrown || this.#memory.buffer.byteLength > KEEP_PAGES * PAGE;
  }

  /** Whether an input that needs so many pages fits without growing. */
  fits(pages: number): boolean {
    return pages <= this.#pages;
  }

  /** Evaluates the first entrypoint. `document` is the text of a JSON document that our own side wrote. */
  evaluate(document: string): string {
    try {
      const length = this.#write(document, this.#heap);
      const result = this.#exports.opa_eval(
        0,
        0,
        this.#data,
        this.#heap,
        length,
        align(this.#heap + length),
        0,
      );
      return readString(this.#memory, result);
    } catch (error) {
      this.#thrown = true;
      throw asEngineError(error);
    }
  }

  #load(text: string): number {
    const address = this.#exports.opa_malloc(text.length * 3 + 8);
    const length = this.#write(text, address);
    const value = this.#exports.opa_json_parse(address, length);
    if (value === 0) {
      throw new EngineError('parameters-malformed', 'Data is not JSON');
    }
    return value;
  }

  #write(text: string, address: number): number {
    const room = new Uint8Array(this.#memory.buffer, address);
    const { read, written } = encoder.encodeInto(text, room);
    if (read < text.length) {
      throw new EngineError(
        'memory-exceeded',
        `A document of ${text.length} characters does not fit`,
      );
    }
    return written;
  }
}

function align(address: number): number {
  return Math.ceil(address / 8) * 8;
}

function asEngineError(error: unknown): EngineError {
  if (error instanceof EngineError) {
    return error.message.includes('opa_malloc: failed')
      ? new EngineError('memory-exceeded', error.message, { cause: error })
      : error;
  }
  const deep = error instanceof RangeError && /stack/i.test(error.message);
  return new EngineError(
    deep ? 'input-too-deep' : 'evaluation-failed',
    `The policy could not be evaluated: ${String(error)}`,
    { cause: error },
  );
}

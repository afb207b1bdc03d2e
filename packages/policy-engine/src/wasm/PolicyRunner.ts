import { pagesFor } from './memory';
import { PolicyInstance } from './PolicyInstance';

/**
 * Evaluates one policy with one set of data, and keeps a warm instance for as long as it is safe to.
 * @internal
 */
export class PolicyRunner {
  readonly #module: WebAssembly.Module;
  readonly #data: string;
  #warm: PolicyInstance | undefined;

  constructor(options: { module: WebAssembly.Module; data: unknown }) {
    this.#module = options.module;
    this.#data = JSON.stringify(options.data);
  }

  /** The text of OPA's result set. Whether it is an answer is for the caller to check. */
  evaluate(document: string): string {
    const instance = this.#instanceFor(document);
    this.#warm = undefined;
    const result = instance.evaluate(document);
    // Only reached without a throw: an instance that threw is gone with the line above.
    if (!instance.spent) this.#warm = instance;
    return result;
  }

  #instanceFor(document: string): PolicyInstance {
    const pages = pagesFor(document.length, this.#data.length);
    if (this.#warm?.fits(pages)) return this.#warm;
    return new PolicyInstance({
      module: this.#module,
      data: this.#data,
      pages,
    });
  }
}

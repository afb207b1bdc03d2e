/** A persona who asks the portal over HTTP, without a browser. */
export class Person {
  private constructor(
    private readonly backend: string,
    private readonly token: string,
  ) {}

  static async signIn(options: {
    backend: string;
    persona: string;
  }): Promise<Person> {
    const { backend, persona } = options;
    // Right after the first start the catalog may not know the persona yet.
    for (let attempt = 0; attempt < 60; attempt += 1) {
      const response = await fetch(`${backend}/api/auth/persona/refresh`, {
        headers: {
          'x-requested-with': 'XMLHttpRequest',
          'x-guardrails-persona': persona,
        },
      });
      const session = await response.json();
      if (response.ok) {
        return new Person(backend, session.backstageIdentity.token);
      }
      await new Promise(done => setTimeout(done, 1_000));
    }
    throw new Error(`${persona} cannot sign in`);
  }

  async get<T>(path: string): Promise<T> {
    return this.#must<T>('GET', path);
  }

  async post<T>(path: string, content: object): Promise<T> {
    return this.#must<T>('POST', path, content);
  }

  /** The status of an answer that may be a refusal. */
  async statusOf(path: string, content: object): Promise<number> {
    return (await this.#send('POST', path, content)).status;
  }

  async #must<T>(method: string, path: string, content?: object): Promise<T> {
    const response = await this.#send(method, path, content);
    if (!response.ok) throw new Error(`${path}: ${await response.text()}`);
    return response.json();
  }

  #send(method: string, path: string, content?: object): Promise<Response> {
    return fetch(`${this.backend}/api${path}`, {
      method,
      ...(content && { body: JSON.stringify(content) }),
      headers: {
        authorization: `Bearer ${this.token}`,
        'content-type': 'application/json',
      },
    });
  }
}

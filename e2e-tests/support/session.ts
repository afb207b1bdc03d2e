import type { Page } from '@playwright/test';

/** What a person has who got hold of a person's token: everything that the token alone can do. */
export class Session {
  private constructor(
    private readonly api: string,
    private readonly authorization: string,
  ) {}

  /** Listens to the page until the decision service answers it. */
  static async of(page: Page, api: string): Promise<Session> {
    const answered = page.waitForResponse(
      response =>
        response.url().startsWith(api) &&
        response.ok() &&
        response.request().method() === 'GET',
      { timeout: 120_000 },
    );
    await page.reload();
    const { authorization } = await (await answered).request().allHeaders();
    return new Session(api, authorization);
  }

  async get<T>(path: string): Promise<T> {
    const { status, body } = await this.#send('GET', path);
    if (status >= 400) throw new Error(`${path}: ${JSON.stringify(body)}`);
    return body as T;
  }

  async post<T>(path: string, content: object): Promise<T> {
    const { status, body } = await this.try(path, content);
    if (status >= 400) throw new Error(`${path}: ${JSON.stringify(body)}`);
    return body as T;
  }

  /** The answer as it is, refused or not. */
  async try(
    path: string,
    content: object,
  ): Promise<{ status: number; body: unknown }> {
    return this.#send('POST', path, JSON.stringify(content));
  }

  async #send(method: string, path: string, body?: string) {
    const response = await fetch(`${this.api}${path}`, {
      method,
      body,
      headers: {
        authorization: this.authorization,
        'content-type': 'application/json',
      },
    });
    return { status: response.status, body: await response.json() };
  }
}

import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '../..');

/** The portal as `npm start` starts it, on ports and with a data folder of its own. */
export class Portal {
  #child?: ChildProcess;

  private constructor(
    private readonly ports: { app: number; backend: number },
    private readonly folders: { data: string; databases: string },
    private readonly configuration: Record<string, string>,
    private readonly options: readonly string[],
    private readonly has: { demo: boolean } = { demo: false },
  ) {}

  /**
   * With the pages as `buildApp` built them, which the backend serves.
   * `configuration` are variables: `APP_CONFIG_<path>` with a value in JSON as Backstage reads them, and others.
   */
  static async start(
    configuration: Record<string, string> = {},
  ): Promise<Portal> {
    const port = await freePort();
    const portal = new Portal(
      { app: port, backend: port },
      makeFolders(),
      configuration,
      ['--backend-only'],
    );
    await portal.#start();
    return portal;
  }

  /** The built pages over the demo: its months of history, and its small services. */
  static async startDemo(): Promise<Portal> {
    const port = await freePort();
    const portal = new Portal(
      { app: port, backend: port },
      makeFolders(),
      {},
      ['--backend-only'],
      { demo: true },
    );
    await portal.#start();
    return portal;
  }

  /** With the server for development, exactly as a visitor starts it. */
  static async startAsVisitor(): Promise<Portal> {
    const portal = new Portal(
      { app: await freePort(), backend: await freePort() },
      makeFolders(),
      {},
      [],
    );
    await portal.#start();
    return portal;
  }

  get url(): string {
    return `http://localhost:${this.ports.app}`;
  }

  get backend(): string {
    return `http://localhost:${this.ports.backend}`;
  }

  /** Address of the decision service. */
  get api(): string {
    return `${this.backend}/api/guardrails`;
  }

  /** Where the local Terraform state of a target is. */
  stateOf(target: { ref: string; environment: string }): string {
    return join(
      ...[this.folders.data, 'state', target.environment],
      ...[encodeURIComponent(target.ref), 'terraform.tfstate'],
    );
  }

  /** Ends every process of the portal and starts it again with the same data folder. */
  async restart(): Promise<void> {
    await this.#end();
    await this.#start();
  }

  async stop(): Promise<void> {
    await this.#end();
    for (const folder of Object.values(this.folders)) {
      rmSync(folder, { recursive: true, force: true });
    }
  }

  async #start(): Promise<void> {
    const child = spawn(
      process.execPath,
      [
        join(root, 'scripts/start.mjs'),
        '--no-fetch',
        ...(this.has.demo ? [] : ['--no-history', '--no-services']),
        ...this.options,
      ],
      {
        cwd: root,
        env: {
          ...process.env,
          ...this.configuration,
          // The launcher says what it runs in; what the test runner runs in is another matter.
          NODE_ENV: undefined,
          GUARDRAILS_DATA: this.folders.data,
          GUARDRAILS_APP_PORT: String(this.ports.app),
          GUARDRAILS_BACKEND_PORT: String(this.ports.backend),
        },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    this.#child = child;
    await new Promise<void>((done, fail) => {
      let output = '';
      const read = (chunk: Buffer) => {
        output += chunk;
        if (output.includes('Guardrails is running')) done();
      };
      child.stdout.on('data', read);
      child.stderr.on('data', read);
      child.on('error', fail);
      child.on('close', code =>
        fail(new Error(`The portal ended with ${code}:\n${output}`)),
      );
    });
  }

  async #end(): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null) return;
    const ended = new Promise(done => child.once('close', done));
    child.kill('SIGTERM');
    await ended;
  }
}

/** The databases are apart from the rest, because they may be in memory (`scripts/test/databaseFolder.mjs`). */
function makeFolders() {
  const make = (parent: string) =>
    mkdtempSync(join(parent, 'guardrails-journey-'));
  const data = make(tmpdir());
  const databases = make(process.env.GUARDRAILS_JOURNEY_DATABASES ?? tmpdir());
  symlinkSync(databases, join(data, 'db'));
  return { data, databases };
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer();
    server.once('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => done(port));
    });
  });
}

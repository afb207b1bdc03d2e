import { execFileSync } from 'node:child_process';
import { createServer } from 'node:net';
import { Stop } from '../lib/say.mjs';

const variables = {
  app: 'GUARDRAILS_APP_PORT',
  backend: 'GUARDRAILS_BACKEND_PORT',
};

/** The ports of the portal, each known to be free. */
export async function claimPorts(environment) {
  const ports = {
    app: portFrom(environment, 'app', 3000),
    backend: portFrom(environment, 'backend', 7007),
  };
  for (const [use, port] of Object.entries(ports)) {
    if (!(await isFree(port))) {
      throw new Stop(
        [
          `Port ${port} is taken${holderOf(
            port,
          )}; the ${use} of the portal needs it.`,
          `Stop that program, or choose another port: ${variables[use]}=${
            port + 100
          } npm start`,
        ].join('\n'),
      );
    }
  }
  return ports;
}

function portFrom(environment, use, standard) {
  const text = environment[variables[use]];
  if (!text) return standard;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    throw new Stop(`${variables[use]} is "${text}"; it must be a port number.`);
  }
  return port;
}

/** Asks for the port on both address families, because a program may listen on one of them only. */
export async function isFree(port) {
  for (const host of ['127.0.0.1', '::1']) {
    const free = await new Promise(resolve => {
      const server = createServer();
      server.once('error', error => resolve(error.code !== 'EADDRINUSE'));
      server.listen({ port, host, exclusive: true }, () =>
        server.close(() => resolve(true)),
      );
    });
    if (!free) return false;
  }
  return true;
}

/** ` by process 4711 (node server.js)` where the system tells, else nothing. */
function holderOf(port) {
  try {
    const [id] = execFileSync('lsof', ['-t', '-sTCP:LISTEN', `-iTCP:${port}`], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).split('\n');
    if (!id) return '';
    const name = execFileSync('ps', ['-o', 'args=', '-p', id], {
      encoding: 'utf8',
    }).trim();
    return ` by process ${id} (${name.slice(0, 60)})`;
  } catch {
    return '';
  }
}

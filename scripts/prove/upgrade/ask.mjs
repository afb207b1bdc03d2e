/** A refusal of the service. */
class Refused extends Error {
  constructor({ replica, method, path, status, code, message }) {
    super(
      `${method} ${path} at ${replica.name}: ${status} ${
        code ?? ''
      } ${message}`,
    );
    this.status = status;
    this.code = code;
  }
}

/**
 * Asks a replica over HTTP, without a client of either version.
 *
 * `person` is who asks; with `task`, the scaffolder asks for them, from a task that they started themselves.
 */
export async function ask({
  rotation,
  replica,
  person,
  task = false,
  method = 'GET',
  path,
  body,
  text = false,
}) {
  const token = JSON.stringify({
    sub: person,
    ...(task && { actor: { subject: 'plugin:scaffolder' } }),
  });
  const response = await fetch(`${replica.url}${path}`, {
    method,
    headers: {
      authorization: `Bearer mock-user-token:${token}`,
      ...(task && { 'x-guardrails-actor-chain': 'own-session' }),
      ...(body && { 'content-type': 'application/json' }),
    },
    ...(body && { body: JSON.stringify(body) }),
  }).catch(error => {
    rotation.note({ replica: replica.name, method, path, status: 0 });
    throw error;
  });
  const content = await response.text();
  const answer = text || content === '' ? content : JSON.parse(content);
  const code = answer?.error?.code ?? answer?.code;
  rotation.note({
    replica: replica.name,
    method,
    path,
    status: response.status,
    ...(!response.ok && { code, message: answer?.error?.message }),
  });
  if (!response.ok) {
    throw new Refused({
      ...{ replica, method, path, code },
      status: response.status,
      message: answer?.error?.message ?? content.slice(0, 500),
    });
  }
  return answer;
}

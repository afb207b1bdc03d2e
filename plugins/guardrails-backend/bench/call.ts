/** Sends to a service and answers what it said. @throws Error of what it said instead of 201 */
export async function call(
  service: { url: string; token: string },
  method: string,
  to: string,
  options: { body: Buffer | string; type: string },
): Promise<any> {
  const answer = await fetch(`${service.url}${to}`, {
    method,
    body: options.body,
    headers: {
      'content-type': options.type,
      authorization: `Bearer ${service.token}`,
    },
  });
  const body = await answer.json();
  if (answer.status !== 201) throw new Error(JSON.stringify(body));
  return body;
}

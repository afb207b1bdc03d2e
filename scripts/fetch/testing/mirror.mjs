import { createServer } from 'node:http';

/**
 * A mirror of releases on this machine. `files` are its bodies by name; a function answers by itself.
 *
 * @returns `requests` are the names that were asked for.
 */
export async function startMirror(files) {
  const requests = [];
  const server = createServer((request, response) => {
    const name = request.url.split('/').pop();
    requests.push(name);
    const body = files[name];
    if (typeof body === 'function') {
      body(response);
      return;
    }
    response.statusCode = body ? 200 : 404;
    response.end(body ?? '');
  });
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}/releases`,
    requests,
    async stop() {
      server.closeAllConnections?.();
      await new Promise(resolve => server.close(resolve));
    },
  };
}

import type { RequestHandler } from 'express';

/** What RFC 3986 reserves and a query may hold as it is, without `&` and `=`, which separate its parts. */
const reserved = /[:/?@[\]!$'()*+,;]/g;

/**
 * Writes the query as the validator of requests wants it: it refuses reserved characters, which RFC 3986 allows here
 * and clients leave as they are: `URLSearchParams` writes a blank as `+`, and who types an address writes
 * `?entity=component:default/shop`. What the routes read does not change: Express has read the query from `url`.
 * @public
 */
export const encodeQuery: RequestHandler = (request, _response, next) => {
  const start = request.originalUrl.indexOf('?') + 1;
  if (start > 0) {
    const query = request.originalUrl.slice(start);
    request.originalUrl =
      request.originalUrl.slice(0, start) + query.replace(reserved, encode);
  }
  next();
};

function encode(character: string): string {
  if (character === '+') return '%20';
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}

import type { Request, Response } from 'express';
import { encodeQuery } from './encodeQuery';

describe('encodeQuery', () => {
  it.each([
    ['/decisions', '/decisions'],
    ['/decisions?', '/decisions?'],
    [
      '/decisions?entity=component:default/shop&rule=a/b',
      '/decisions?entity=component%3Adefault%2Fshop&rule=a%2Fb',
    ],
    ['/decisions?actor=a+b&limit=1', '/decisions?actor=a%20b&limit=1'],
    [
      "/decisions?actor=?'()*!$@,;[]",
      '/decisions?actor=%3F%27%28%29%2A%21%24%40%2C%3B%5B%5D',
    ],
    ['/decisions?actor=a%2Bb%zz', '/decisions?actor=a%2Bb%zz'],
  ])('%s', (originalUrl, expected) => {
    const request = { originalUrl } as Request;
    const next = jest.fn();
    encodeQuery(request, {} as Response, next);
    expect(request.originalUrl).toBe(expected);
    expect(next).toHaveBeenCalledWith();
  });
});

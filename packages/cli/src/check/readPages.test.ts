import { readPages } from './readPages';

describe('readPages', () => {
  it.each([
    [
      '<https://portal.example/guardrails/decisions>; rel="collection"; type="text/html"',
      'https://portal.example/guardrails/decisions',
    ],
    ['<https://a.example/x y>; rel="collection"', undefined],
    ['<https://>; rel="collection"', undefined],
    ['<javascript:alert(1)>; rel="collection"', undefined],
    ['<https://portal.example>; rel="next"', undefined],
    ['', undefined],
    [null, undefined],
  ])('reads %j', (link, pages) => {
    expect(readPages(link)).toBe(pages);
  });
});

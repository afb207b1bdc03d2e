import { closestTo } from './closestTo';

describe('closestTo', () => {
  const known = ['environments', 'enforcementPoints', 'readers'];
  it.each([
    ['enviroments', 'environments'],
    ['Environments', 'environments'],
    ['reader', 'readers'],
    ['redaers', 'readers'],
    ['writers', undefined],
    ['', undefined],
  ])('%j: %j', (name, expected) => {
    expect(closestTo(name, known)).toBe(expected);
  });
});

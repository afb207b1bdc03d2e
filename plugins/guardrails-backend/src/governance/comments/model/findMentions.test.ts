import { findMentions } from './findMentions';

const ANNA = 'user:default/anna';

describe('findMentions', () => {
  it.each([
    ['@user:default/anna', [ANNA]],
    [
      'Ask @user:default/anna, and @user:default/ben.',
      [ANNA, 'user:default/ben'],
    ],
    ['(@user:default/anna) @user:default/anna', [ANNA]],
    ['@User:Default/Anna', ['User:Default/Anna']],
    ['**@group:default/payments**', ['group:default/payments']],
    ['@user:default/a.b-c_d.', ['user:default/a.b-c_d']],
    ['user:default/anna, @anna, @user:anna', []],
    ['mail@user:default/anna', []],
    ['https://example.com/@user:default/anna', []],
    ['@@user:default/anna', []],
    ['@user:default/', []],
    ['@'.repeat(4_000), []],
    [`@user:default/${'-'.repeat(3_900)}`, []],
  ])('in %j', (text, refs) => {
    expect(findMentions(text)).toEqual(refs);
  });
});

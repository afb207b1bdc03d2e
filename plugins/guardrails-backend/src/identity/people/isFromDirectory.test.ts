import { group } from '../../__testUtils__/organisation';
import { isFromDirectory } from './isFromDirectory';

const people = 'url:https://code.example/company/people/';

describe('isFromDirectory', () => {
  it.each([
    [`${people}catalog-info.yaml`, [people], true],
    ['ldap:default', ['ldap:'], true],
    ['file:/people.yaml', ['ldap:', 'file:/people.yaml'], true],
    ['file:/people.yaml.mine', ['file:/people.yaml'], false],
    ['url:https://code.example/company/people-too/x', [people], false],
    [`${people}../../me/x`, [people], false],
    [`${people}%2e%2e/%2e%2e/me/x`, [people], false],
    [`${people}..\\..\\me\\x`, [people], false],
    [`URL:https://code.example/company/people/x`, [people], false],
    [undefined, [people], false],
    [undefined, [], true],
  ])('%j of %j: %j', (origin, directories, expected) => {
    const entity = group('group:default/platform');
    entity.metadata.annotations = origin
      ? { 'backstage.io/managed-by-origin-location': origin }
      : undefined;
    expect(isFromDirectory(entity, directories)).toBe(expected);
  });
});

import { ConfigReader } from '@backstage/config';
import { readConfig } from './readConfig';

const database = {
  resource: 'resource:shop-db',
  connection: 'postgresql://guardrails_admin:s3cret@db.example.com/shop',
  roles: [{ name: 'readonly' }],
};
const read = (...postgres: object[]) =>
  readConfig(new ConfigReader({ guardrails: { access: { postgres } } }));

describe('readConfig', () => {
  it('fills in what the address says', () => {
    expect(read(database)).toEqual([
      {
        resource: 'resource:default/shop-db',
        environment: undefined,
        connection: database.connection,
        roles: [{ name: 'readonly', description: undefined }],
        host: 'db.example.com',
        port: 5432,
        database: 'shop',
        connectionLimit: 5,
        prefix: 'guardrails_lease_',
        sealed: undefined,
      },
    ]);
    expect(readConfig(new ConfigReader({}))).toEqual([]);
  });

  it.each([
    [{ connection: 'db.example.com' }, 'connection: not an address'],
    [{ connection: 'https://a:s3cret@b/c' }, 'connection: must be postgresql:'],
    [{ connection: 'postgresql://a:s3cret@b' }, 'connection: must be'],
    [{ roles: [] }, 'roles: is empty'],
    [{ prefix: 'Lease-' }, 'prefix: 3 to 31 lower-case letters'],
    [{ connectionLimit: 0 }, 'connectionLimit: must be a whole number'],
    [{ resource: 'shop' }, 'resource: not an entity ref'],
  ])('refuses %j without telling the password', (wrong, message) => {
    const attempt = () => read({ ...database, ...wrong });
    expect(attempt).toThrow(message);
    expect(attempt).not.toThrow('s3cret');
  });

  it('refuses one resource twice', () => {
    expect(() => read(database, database)).toThrow('is configured twice');
  });
});

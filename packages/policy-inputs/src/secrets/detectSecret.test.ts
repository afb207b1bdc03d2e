import {
  detectSecretByShape,
  isSecretName,
  isSecretText,
  pointsElsewhere,
} from './detectSecret';

const letters = (count: number) => 'aB3'.repeat(count).slice(0, count);

describe('detectSecretByShape', () => {
  it.each([
    [`id AKIA${'Z7'.repeat(8)} end`, 'aws-access-key'],
    [`AWS_SECRET_ACCESS_KEY="${letters(40)}"`, 'aws-secret-key'],
    ['-----BEGIN RSA PRIVATE KEY-----\nMII', 'private-key'],
    ['-----BEGIN PRIVATE KEY-----', 'private-key'],
    ['-----BEGIN OPENSSH PRIVATE KEY-----', 'private-key'],
    [`ghp_${letters(36)}`, 'github-token'],
    [`github_pat_${letters(30)}`, 'github-token'],
    [`glpat-${letters(20)}`, 'gitlab-token'],
    [`xoxb-${letters(12)}`, 'slack-token'],
    [`AIza${letters(35)}`, 'google-api-key'],
    [`sk_live_${letters(24)}`, 'stripe-key'],
    [`hvs.${letters(24)}`, 'vault-token'],
    [`eyJ${letters(20)}.eyJ${letters(20)}.${letters(20)}`, 'json-web-token'],
    ['postgres://app:hunter2@db.internal/app', 'connection-string'],
    [
      `DefaultEndpointsProtocol=https;AccountKey=${letters(86)}==;`,
      'azure-storage-key',
    ],
    ['Server=db;User Id=app;Password=hunter2;', 'connection-string-password'],
    ['./join.sh --user svc --password hunter2-hunter2', 'command-line-secret'],
    [
      '{"commandToExecute":"join.ps1 -JoinPassword \\"hunter2-hunter2\\""}',
      'command-line-secret',
    ],
    ['join --token=ab12cd.ab12cd34', 'command-line-secret'],
  ])('%s', (text, detector) => {
    expect(detectSecretByShape(text)).toBe(detector);
  });

  it.each([
    'arn:aws:iam::123456789012:role/AKIA',
    'postgres://db.internal/app',
    'postgres://app:${password}@db.internal/app',
    'https://example.com/@scope/package',
    '-----BEGIN CERTIFICATE-----',
    '-----BEGIN PUBLIC KEY-----',
    'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI',
    'password policy',
    './join.sh --password $JOIN_PASSWORD_2',
    './join.sh --password "${password1234}"',
    './join.sh --password-file /run/secrets/join1 --token-url join12345678',
    './join.sh --password arn:aws:secretsmanager:eu-west-1:111122223333:secret:join',
    './join.sh --token changeme --secret payments-db-01',
  ])('leaves alone: %s', text => {
    expect(detectSecretByShape(text)).toBeUndefined();
  });

  it('costs no more than the length of hostile text', () => {
    const start = Date.now();
    for (const part of [
      'eyJ',
      'a:/',
      'a://b:',
      ';pwd ',
      '-----BEGIN A ',
      'sk-proj-',
      'sntrys_eyJpYXQiO',
      '1234567890abcd.',
      'glcbt-',
    ]) {
      detectSecretByShape(part.repeat(200_000));
    }
    expect(Date.now() - start).toBeLessThan(10_000);
  });
});

describe('secrets by name', () => {
  it('knows the names', () => {
    const names = [
      'password',
      'master_password',
      'DB_PASSWORD',
      'clientSecret',
    ];
    expect(names.filter(isSecretName)).toEqual(names);
    const others = [
      'password_policy',
      'secret_name',
      'http_tokens',
      'token_ttl',
    ];
    expect(others.filter(isSecretName)).toEqual([]);
  });

  it('takes references for what they are', () => {
    expect(isSecretText('hunter2')).toBe(true);
    expect(
      ['', 'arn:aws:secretsmanager:x', '@Microsoft.KeyVault(x)'].filter(
        isSecretText,
      ),
    ).toEqual([]);
    expect(pointsElsewhere(['env', 0, 'secret_key_ref'])).toBe(true);
    expect(pointsElsewhere(['env', 0])).toBe(false);
  });
});

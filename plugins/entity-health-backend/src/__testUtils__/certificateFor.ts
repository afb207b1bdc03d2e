import { generateKeyPairSync, sign } from 'node:crypto';

const OID = {
  commonName: '550403',
  ecdsaWithSha256: '2a8648ce3d040302',
  basicConstraints: '551d13',
  subjectAltName: '551d11',
};

/** A certificate (RFC 5280) that is its own issuer, with its key. @internal */
export function certificateFor(options: {
  issuer: string;
  /** The DNS name that it is for. */
  host: string;
  /** Days from now to its end; negative if it has ended. */
  days: number;
}): { key: string; cert: string } {
  const { issuer, host, days } = options;
  const { publicKey, privateKey } = generateKeyPairSync('ec', {
    namedCurve: 'P-256',
  });
  const algorithm = sequence(oid(OID.ecdsaWithSha256));
  const name = sequence(
    der(0x31, sequence(oid(OID.commonName), der(0x0c, Buffer.from(issuer)))),
  );
  const yes = der(0x01, Buffer.from([0xff]));
  const names = sequence(der(0x82, Buffer.from(host)));
  const signed = sequence(
    der(0xa0, integer(2)),
    integer(1),
    algorithm,
    name,
    sequence(daysFromNow(-30), daysFromNow(days)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(
      0xa3,
      sequence(
        sequence(oid(OID.basicConstraints), yes, der(0x04, sequence(yes))),
        sequence(oid(OID.subjectAltName), der(0x04, names)),
      ),
    ),
  );
  const signature = sign('sha256', signed, privateKey);
  const certificate = sequence(
    signed,
    algorithm,
    der(0x03, Buffer.from([0]), signature),
  );
  return {
    key: String(privateKey.export({ type: 'pkcs8', format: 'pem' })),
    cert: `-----BEGIN CERTIFICATE-----\n${certificate.toString(
      'base64',
    )}\n-----END CERTIFICATE-----\n`,
  };
}

function der(tag: number, ...parts: Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const size =
    length < 128 ? [length] : [0x82, Math.floor(length / 256), length % 256];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

function sequence(...parts: Buffer[]): Buffer {
  return der(0x30, ...parts);
}

function oid(hex: string): Buffer {
  return der(0x06, Buffer.from(hex, 'hex'));
}

function integer(value: number): Buffer {
  return der(0x02, Buffer.from([value]));
}

/** As GeneralizedTime. */
function daysFromNow(days: number): Buffer {
  const at = new Date(Date.now() + days * 86_400_000).toISOString();
  return der(0x18, Buffer.from(`${at.replace(/[-:T]|\..*$/g, '')}Z`));
}

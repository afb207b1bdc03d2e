import { concatBytes, toUtf8 } from '../bytes';

/** The bytes that a DSSE signature is over: type and payload with their lengths, so neither can run into the other. @internal */
export function preAuthenticationEncoding(
  payloadType: string,
  payload: Uint8Array,
): Uint8Array {
  const type = toUtf8(payloadType);
  return concatBytes(
    toUtf8(`DSSEv1 ${type.length} `),
    type,
    toUtf8(` ${payload.length} `),
    payload,
  );
}

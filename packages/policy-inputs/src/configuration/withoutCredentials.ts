/** A source without user name and password: `git::https://***@host/repo`. @internal */
export function withoutCredentials(source: string): string {
  return source
    .replace(/(:\/\/)[^\s/@]{1,512}@/g, (all, start: string) =>
      all === '://git@' ? all : `${start}***@`,
    )
    .replace(
      /([?&](?:sshkey|token|access_token|aws_access_key_[a-z]+|X-Amz-[A-Za-z]+)=)[^&]+/gi,
      '$1***',
    );
}

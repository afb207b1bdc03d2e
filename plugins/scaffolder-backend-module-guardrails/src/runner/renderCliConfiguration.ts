/**
 * The CLI configuration of Terraform and OpenTofu: nothing but the listed providers can be installed, from
 * the mirror where there is one, else from their registry. With this block present the tools ignore every
 * implied place (`terraform.d/plugins` in the working directory, the home folder), so a planted plugin
 * binary is never found. An entry without a host is the tool's own registry to the tool that reads it.
 * @internal
 */
export function renderCliConfiguration(options: {
  providers: string[];
  mirror?: string;
}): string {
  const { providers, mirror } = options;
  const include = `    include = ${JSON.stringify(providers)}`;
  const method = mirror
    ? [
        '  filesystem_mirror {',
        `    path = ${hclString(mirror)}`,
        include,
        '  }',
      ]
    : ['  direct {', include, '  }'];
  return [
    'disable_checkpoint = true',
    'provider_installation {',
    ...(providers.length ? method : []),
    '}',
    '',
  ].join('\n');
}

/** JSON strings are HCL strings but for templates. */
function hclString(text: string): string {
  return JSON.stringify(text).replaceAll('${', '$${').replaceAll('%{', '%%{');
}

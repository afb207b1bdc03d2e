import type {
  Configuration,
  Skipped,
} from '@backstage-guardrails/policy-model';
import { uniqueExternals } from '../../configuration/externals';
import { EvidenceError } from '../../errors';
import type { Adapted, FormatContext } from '../../types';
import { callsOutside } from './callsOutside';
import { moduleAddresses } from './moduleAddresses';
import { readFiles } from './readFiles';
import { readModuleFile } from './readModuleFile';
import { configurationEvidenceSchema } from './schema';

/** What a configuration will execute when it is initialised and planned; it changes nothing by itself. @internal */
export function adaptTerraformConfiguration(context: FormatContext): Adapted {
  const parsed = configurationEvidenceSchema.safeParse(context.document);
  if (!parsed.success) {
    throw new EvidenceError({
      code: 'shape',
      path: `/${parsed.error.issues[0].path.join('/')}`,
      message:
        'Not a Terraform configuration. Use {"files": {"main.tf": "..."}} and no other keys.',
    });
  }
  const { files: texts } = parsed.data;
  const files = readFiles(texts, context.parseHcl);
  if (files.length === 0) {
    throw new EvidenceError({
      code: 'shape',
      path: '/files',
      message: 'The configuration has no .tf file.',
    });
  }
  const { addresses, missing } = moduleAddresses(files);
  const configuration: Configuration = {
    providers: [],
    modules: [],
    provisioners: [],
    dataSources: [],
    externals: [],
  };
  for (const { name, folder, document } of files) {
    const module = addresses.get(folder) ?? `./${folder}`;
    readModuleFile(module, document, configuration);
    configuration.externals.push(
      ...callsOutside({
        address: module === '' ? name : `${module}: ${name}`,
        node: document,
        fileAt: path => textAt(texts, folder, path),
      }),
    );
  }
  return {
    subject: {
      type: 'infrastructure',
      changes: [],
      drift: [],
      configuration: {
        ...configuration,
        externals: uniqueExternals(configuration.externals),
      },
    },
    action: 'provision',
    source: { format: 'terraform-configuration', digest: context.digest },
    skipped: missing.map(
      ({ address, folder }): Skipped => ({
        part: 'configuration',
        path: '/files',
        code: 'module-missing',
        message: `The local module ${address} is in the folder "${folder}", which is missing from the evidence.`,
      }),
    ),
  };
}

/** A file that an expression names, relative to its module or to the root. */
function textAt(
  texts: Record<string, string>,
  folder: string,
  path: string,
): string | undefined {
  const inModule = folder === '' ? path : `${folder}/${path}`;
  return [inModule, path]
    .filter(name => Object.hasOwn(texts, name))
    .map(name => texts[name])[0];
}

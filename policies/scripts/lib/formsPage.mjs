import { aligned } from './aligned.mjs';
import { isArm, isCloudControl } from './forms.mjs';

/** The page that says what of the tables is read in plans of azapi and awscc as well, and what is not. */
export function formsPage({ tables, forms }) {
  const rows = tables
    .map(table => countOf(table, forms))
    .filter(({ azure, aws }) => azure.total + aws.total > 0);
  const places = tables.flatMap(({ places: byType }) =>
    Object.entries(byType).flatMap(([type, listed]) =>
      isArm(type) || isCloudControl(type) ? listed : [],
    ),
  );
  const unchecked = places.filter(place => place.unchecked).length;
  return [
    '# Azure API and AWS Cloud Control',
    '',
    'Terraform also writes resources of Azure through `azapi`, by their type and body in the Azure API, and resources of AWS',
    'through `awscc`, by the schemas of Cloud Control. A table lists their settings beside those of `azurerm` and `aws`. Their',
    'paths are checked against the types that Azure and AWS publish. Generated from `policies/places` and `policies/forms.yaml`.',
    '',
    `Places: ${places.length}, of them not checked: ${unchecked}. Counted are ${
      Object.keys(forms.azurerm).length
    } types of azurerm and ${Object.keys(forms.aws).length} of aws.`,
    '',
    '- `body` is read as an object and as JSON text, for every version and every spelling of the type in upper and lower case.',
    '- `sensitive_body`, and a `body` that is known only after apply, cannot be evaluated: the change needs approval.',
    '- `azapi_update_resource` writes what its body has, and what it leaves out is kept, so it is no finding.',
    '- `azapi_resource_action` and `azapi_data_plane_resource` are refused by `placement/allowed-resource-types`, because an action',
    '  can change any setting. So is `awscc_*`, as delivered: take it out of `deniedResourceTypes` to use it.',
    '',
    ...aligned([
      [
        'table',
        'azurerm types',
        'by the Azure API',
        'aws types',
        'by Cloud Control',
      ],
      ...rows.map(({ name, azure, aws }) => [
        `[${name}](places/${name}.md)`,
        `${azure.total}`,
        `${azure.total - azure.missing.length}`,
        `${aws.total}`,
        `${aws.total - aws.missing.length}`,
      ]),
    ]),
    '',
    '## Not listed in the other form',
    '',
    ...aligned([
      ['table', 'types'],
      ...rows
        .map(({ name, azure, aws }) => [
          name,
          [...azure.missing, ...aws.missing]
            .map(type => `\`${type}\``)
            .join(', '),
        ])
        .filter(([, missing]) => missing !== ''),
    ]),
    '',
  ].join('\n');
}

function countOf({ name, places }, { azurerm, aws }) {
  return { name, azure: listedOf(places, azurerm), aws: listedOf(places, aws) };
}

function listedOf(places, forms) {
  const types = Object.keys(places).filter(type => forms[type]);
  return {
    total: types.length,
    missing: types.filter(type => !forms[type].some(other => places[other])),
  };
}

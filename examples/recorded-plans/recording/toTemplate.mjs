/**
 * A recorded plan with `${{ values.x }}` where a value of the form was, and where one was made of it. `switched` has the
 * places of a yes or no by variable, which no value can be found by.
 */
export function toTemplate({ plan, values, switched }) {
  const { variables, planned_values, resource_changes, ...rest } = plan;
  // In an order that differs from plan to plan, and read by no rule.
  delete rest.relevant_attributes;
  const [text, number, list] = ['string', 'number', 'object'].map(type =>
    Object.entries(values).filter(([, value]) => typeof value === type),
  );
  const places = { text, number, list };
  const templated = {
    ...rest,
    variables: template(variables, places),
    planned_values: {
      root_module: {
        resources: planned_values.root_module.resources.map(resource => ({
          ...withShape(resource, 'values', ['sensitive_values'], places),
        })),
      },
    },
    resource_changes: resource_changes.map(row => ({
      ...row,
      change: withShape(
        row.change,
        'after',
        ['after_unknown', 'after_sensitive'],
        places,
      ),
    })),
  };
  for (const [name, pointers] of Object.entries(switched)) {
    for (const pointer of pointers) {
      put(templated, pointer, `\${{ values.${name} }}`);
    }
  }
  return templated;
}

/** Values, and the trees of their shape that say of each whether it is unknown or sensitive. */
function withShape(node, key, shapes, places) {
  const values = template(node[key], places);
  return {
    ...node,
    [key]: values,
    ...Object.fromEntries(
      shapes.map(shape => [shape, shapeOf(node[shape], values)]),
    ),
  };
}

function shapeOf(shape, values) {
  if (Array.isArray(shape)) {
    if (typeof values !== 'string') {
      return shape.map((item, index) => shapeOf(item, values?.[index]));
    }
    if (shape.some(item => item !== false))
      throw new Error('A list is unknown');
    return values.replace(/(\w+)( \| \w+)? \}\}$/, '$1 | known }}');
  }
  return isTree(shape)
    ? mapTree(shape, (child, key) => shapeOf(child, values?.[key]))
    : shape;
}

function template(node, places) {
  if (typeof node === 'string') return templateText(node, places.text);
  if (typeof node === 'number') return templateNumber(node, places.number);
  if (Array.isArray(node)) {
    return (
      templateList(node, places.list) ??
      node.map(item => template(item, places))
    );
  }
  return isTree(node) ? mapTree(node, child => template(child, places)) : node;
}

function templateText(node, texts) {
  return texts.reduce(
    (text, [name, value]) =>
      text
        .replaceAll(value, `\${{ values.${name} }}`)
        .replaceAll(
          value.replaceAll('-', '_'),
          `\${{ values.${name} | underscored }}`,
        ),
    node,
  );
}

function templateNumber(node, numbers) {
  for (const [name, value] of numbers) {
    if (node === value) return `\${{ values.${name} }}`;
    if (node === value * 4) return `\${{ values.${name} | fourfold }}`;
  }
  return node;
}

function templateList(node, lists) {
  for (const [name, value] of lists) {
    if (String(node) === String(value)) return `\${{ values.${name} }}`;
    if (String(node) === String([...value].sort())) {
      return `\${{ values.${name} | sorted }}`;
    }
  }
  return undefined;
}

/** What differs from plan to plan of the same values. */
const VOLATILE = ['/timestamp', '/relevant_attributes'];

/**
 * The places that have `value` in one plan and its opposite in the other one, as JSON Pointers. Any other difference is
 * refused: filled with the opposite, the recording would be none of what Terraform plans.
 */
export function differences({ one, other, value, path = '' }) {
  if (VOLATILE.includes(path) || one === other) return [];
  if (isTree(one) && isTree(other)) {
    const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
    return [...keys].flatMap(key =>
      differences({
        one: one[key],
        other: other[key],
        value,
        path: `${path}/${key}`,
      }),
    );
  }
  if (one === value && other === !value) return [path];
  throw new Error(
    `${path} is ${JSON.stringify(one)} with ${value} and ${JSON.stringify(
      other,
    )} with ${!value}: no value of the form can be put there`,
  );
}

function put(node, pointer, value) {
  const keys = pointer.split('/').slice(1);
  const last = keys.pop();
  keys.reduce((child, key) => child[key], node)[last] = value;
}

function isTree(node) {
  return typeof node === 'object' && node !== null;
}

function mapTree(node, change) {
  return Object.fromEntries(
    Object.entries(node).map(([key, child]) => [key, change(child, key)]),
  );
}

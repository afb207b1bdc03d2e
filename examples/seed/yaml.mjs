/** Entities as a catalog file: YAML documents, all texts in quotes but those that read the same without. */
export function catalogFile(entities) {
  const head =
    '# Demo data that `npm start` generated. A file that you change is not generated again.\n';
  return `${head}${entities.map(one => `---\n${yaml(one, '')}`).join('')}`;
}

function yaml(value, indent) {
  if (Array.isArray(value)) {
    return value.map(item => `${indent}- ${scalar(item)}\n`).join('');
  }
  return Object.entries(value)
    .filter(([, inner]) => inner !== undefined)
    .map(([key, inner]) =>
      isNested(inner)
        ? `${indent}${key}:\n${yaml(inner, `${indent}  `)}`
        : `${indent}${key}: ${scalar(inner)}\n`,
    )
    .join('');
}

function isNested(value) {
  return (
    typeof value === 'object' && value !== null && Object.keys(value).length > 0
  );
}

/** JSON is YAML. */
function scalar(value) {
  return typeof value === 'string' &&
    /^[A-Za-z][A-Za-z-]*$/.test(value) &&
    !isWord(value)
    ? value
    : JSON.stringify(value);
}

const isWord = text =>
  ['true', 'false', 'null', 'yes', 'no', 'on', 'off'].includes(
    text.toLowerCase(),
  );

/** The tag of everything that the demo made up. */
const DEMO_TAG = 'demo-data';

/** `price-engine` as a title that says what it is: `Price engine (demo)`. */
export function demoTitle(name) {
  const text = name.replaceAll('-', ' ');
  return `${text[0].toUpperCase()}${text.slice(1)} (demo)`;
}

/** An entity of the catalog, marked as demo data. */
export function entity({ kind, name, title, description, spec, ...rest }) {
  const { annotations, tags = [], links } = rest;
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: {
      name,
      title: title ?? demoTitle(name),
      ...(description && { description }),
      tags: [DEMO_TAG, ...tags],
      ...(annotations &&
        Object.keys(annotations).length > 0 && { annotations }),
      ...(links && { links }),
    },
    spec,
  };
}

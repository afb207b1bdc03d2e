const words: Record<string, string> = {
  'terraform-plan': 'Plan',
  'terraform-configuration': 'Configuration',
  'module-values': 'Form values',
  'terraform-state': 'What stands',
  operation: 'Operation',
};

/** What kind of evidence was judged, in a word; a format of a plugin is called what it calls itself. @public */
export function describeFormat(format: string): string {
  return Object.hasOwn(words, format) ? words[format] : format;
}

/** The texts of comments. @internal */
export const commentsMessages = {
  title: 'Comments',
  label: 'Comments, oldest first',
  more: 'Show newer comments',
  none: 'No comments yet',
  of: 'the comments',

  'add.action': 'Add comment',
  'add.done': 'Comment added.',
  'add.failed': 'The comment was not added',

  'edit.action': 'Edit',
  'edit.cancel': 'Cancel',
  'edit.failed': 'The comment was not changed',
  'edit.name': 'Edit your comment',
  'edit.submit': 'Save',
  edited: 'edited {{at}}',

  'field.help':
    'Markdown without HTML and images. Mention people as @user:default/name. Visible to everyone who can see this run.',
  'field.label': 'Comment',
  'field.missing': 'Enter a comment',
  'field.tooLong': '{{number}} of {{longest}} characters: shorten the comment',

  'remove.action': 'Remove',
  'remove.by': 'Removed by {{person}} {{at}}',
  'remove.failed': 'The comment was not removed',
  'remove.name': 'Remove the comment of {{person}}',
  'remove.text':
    'The text is erased and cannot be restored. Who removed it and when stay visible.',
  'remove.title': 'Remove comment',
} as const;

/** Texts of the page issues. */
export const issues = {
  title: 'Issues',
  list: 'Issues',
  passages: 'What the documents say',
  /** What kinds of issue there are, and what each means in a line. */
  type: {
    undefined: 'No definition',
    unsupported: 'Unsupported definition',
    duplicate: 'Duplicate definition',
    circular: 'Circular definition',
    contradicting: 'Different definitions',
    'too-broad': 'Too broad',
    suspicious: 'Suspicious passage',
  },
  meaning: {
    undefined: 'Terms that no sentence in the documents defines. A definition can be written by hand.',
    unsupported:
      'Definitions that no passage supports: none is cited, none still stands in the documents, or none says so.',
    duplicate: 'Different terms with the same definition. One of them may be another name for the other.',
    circular: 'Terms that are explained only by each other.',
    contradicting:
      'Definitions that do not go together, such as those of different documents. A person has to tell which one holds.',
    'too-broad':
      'Definitions that fit other things as well. They do not tell what is special about the term.',
    suspicious:
      'Passages that give orders to a model. No model was shown them; a person should look at them.',
  },
  reason: {
    undefined: 'No sentence in the documents defines this term.',
    unsupported: 'No passage of the documents supports this definition.',
    duplicate: 'Another term has the same definition.',
    circular: 'This term and another one are explained by each other.',
    contradicting: 'Documents define this term in different ways.',
    'too-broad': 'This definition fits other things as well.',
    suspicious: 'A passage about this term gives orders to a model. No model was shown it.',
  },
  reasonWith: {
    undefined: 'No sentence in the documents defines this term. Related: {{related}}.',
    unsupported: 'No passage of the documents supports this definition. Related: {{related}}.',
    duplicate: 'Has the same definition as {{related}}.',
    circular: 'This term and {{related}} are explained by each other.',
    contradicting: 'The definitions of this term and of {{related}} contradict each other.',
    'too-broad': 'This definition fits other things as well, such as {{related}}.',
    suspicious:
      'A passage about this term gives orders to a model. No model was shown it. Related: {{related}}.',
  },
  sameThing: 'Seems to mean the same as {{related}}.',
  remark: ' The model says: “{{remark}}”',
  state: { open: 'Open', dismissed: 'Dismissed', resolved: 'Resolved' },
  filter: {
    state: 'State',
    type: 'Type',
    allTypes: 'All types',
    withCount: '{{name}} {{count, number}}',
  },
  count: '{{count, number}}',
  dismiss: 'Dismiss',
  dismissLabel: 'Dismiss the issue of {{term}}',
  reopen: 'Reopen',
  reopenLabel: 'Reopen the issue of {{term}}',
  dismissed: 'Issue of “{{term}}” dismissed',
  reopened: 'Issue of “{{term}}” reopened',
  empty: {
    noEntries: {
      title: 'Nothing to check yet',
      text: 'Once the glossary is built, everything that is weak in it is listed here with its reason.',
      action: 'Go to the glossary',
    },
    notChecked: {
      title: 'Not checked yet',
      text: 'The entries have not been checked since they were written. A check needs no network and takes little time.',
      action: 'Check the glossary',
    },
    checking: {
      title: 'A run is working on the glossary',
      text: 'Issues appear here when the check is done.',
      action: 'Show the run',
    },
    allGood: {
      title: 'No issues',
      text: 'Every entry was checked: each has a definition of its own with a passage that supports it.',
      action: 'Go to the glossary',
    },
    noneOpen: {
      title: 'No open issues',
      text: 'Everything that the checks found is resolved or dismissed.',
    },
    noneInView: {
      title: 'No issues in this view',
      text: 'Other types or states have some.',
      action: 'Show all open issues',
    },
  },
};

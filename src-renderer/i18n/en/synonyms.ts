import type { FormUsage } from '../../../src-main/domain/synonyms.ts';

/** Texts of synonyms and of the use of written forms. */
export const synonyms = {
  title: 'Synonyms',
  hint: 'Terms that mean the same. Only this one has an entry; the others are its aliases.',
  count: '{{count, number}} ×',
  names: 'Synonyms: {{names}}',
  note: 'Note: {{note}}',
  actions: 'Actions for {{term}}',
  chooseMain: 'Make it the main term',
  split: 'Split it off',
  show: 'Show it',
  ownDefinition: 'Its own definition, which is kept:',
  takeOver: 'Take it over',
  takeOverLabel: 'Take it over: {{term}}',
  add: 'Add a synonym',
  addPlaceholder: 'Search for a term that means the same',
  nothingFound: 'No term fits',
  of: 'A synonym of',
  usageOf: 'Use of {{form}}',
  usage: {
    preferred: 'Preferred',
    allowed: 'Allowed',
    forbidden: 'Forbidden',
  } satisfies Record<FormUsage, string>,
  /** After a form. */
  named: ' ({{usage}})',
  mergedGroups_one: 'Terms of {{count, number}} group merged into the most frequent one.',
  mergedGroups_other: 'Terms of {{count, number}} groups merged, each into its most frequent one.',
  merged_one: '{{count, number}} term merged into “{{main}}”.',
  merged_other: '{{count, number}} terms merged into “{{main}}”.',
  keptDefinition_one: 'The definition of “{{term}}” is kept and can be taken over.',
  keptDefinition_other: 'The definitions of {{count, number}} of them are kept and can be taken over.',
  alreadyMerged: 'These terms are synonyms already. Nothing was changed.',
  formAdded: '“{{form}}” is another form of “{{main}}” now',
  isForm: '“{{form}}” is a form of “{{main}}” already. Nothing was changed.',
  wasSplit: '“{{term}}” is a term of its own again',
  mainChosen: '“{{term}}” is the main term now',
  takenOver: 'The definition of “{{term}}” was taken over into “{{main}}”',
  /** Between two sentences. */
  sentences: ' ',
};

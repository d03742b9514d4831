import { entryNotFound, termNotFound } from './not-found.ts';
import type { ProjectContext } from './project-context.ts';
import type { ProjectSynonyms } from './project.ts';
import { termOfText } from './term-of-text.ts';

/** The synonyms of an open project. */
export function projectSynonyms({ db, now }: ProjectContext): ProjectSynonyms {
  const at = (): string => now().toISOString();
  return {
    merge: async (mainKey, termKeys) => {
      const merged = await db.write.mergeTerms(mainKey, [...new Set(termKeys)], at());
      if (merged === null) throw termNotFound();
      return merged;
    },
    addForm: async (mainKey, text) => {
      const form = termOfText(text);
      const forms = await db.read.formsOfTerm(mainKey);
      const [term] = forms ?? [];
      if (forms === null || term === undefined) throw termNotFound();
      if (forms.includes(form.term)) return { main: { key: mainKey, term }, count: 0, withOwnDefinition: [] };
      const merged = await db.write.addForm(mainKey, form, at());
      if (merged === null) throw termNotFound();
      return merged;
    },
    mergeGroups: (groups) => db.write.mergeGroups(groups, at()),
    split: async (termKey) => {
      if (!(await db.write.splitSynonym(termKey, at()))) throw termNotFound();
    },
    chooseMain: async (termKey) => {
      if (!(await db.write.chooseMainTerm(termKey, at()))) throw termNotFound();
    },
    takeOverDefinition: async (termKey) => {
      if (!(await db.write.takeOverDefinition(termKey, at()))) throw entryNotFound();
    },
    setUsage: async (termKey, form, usage) => {
      const forms = await db.read.formsOfTerm(termKey);
      if (forms?.includes(form) !== true) throw termNotFound();
      await db.write.setFormUsage(form, usage, forms, at());
    },
  };
}

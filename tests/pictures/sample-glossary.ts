import path from 'node:path';
import type { Language } from '../../src-preload/contract.ts';
import type { AppFolders } from '../e2e/support/folders.ts';
import { withProject } from '../e2e/support/prepared-projects.ts';
import { proposeTexts } from '../e2e/support/propose.ts';
import { APP_FOLDER } from '../e2e/support/runtimes.ts';

/** What is decided and written in the glossary that the pictures show. */
export interface SampleGlossary {
  readonly name: string;
  readonly accepted: readonly string[];
  /** A term, another one that means the same, and whether that one is not to be used. */
  readonly synonyms: { readonly main: string; readonly other: string };
  readonly approved: readonly string[];
  /** A term with a text of a person and the one that a run proposes. */
  readonly proposal: { readonly term: string; readonly own: string; readonly proposed: string };
}

export const SAMPLE_GLOSSARIES: Readonly<Record<Language, SampleGlossary>> = {
  en: {
    name: 'Irrigation handbook',
    accepted: ['valve node', 'duty engineer', 'field gateway', 'soil probe'],
    synonyms: { main: 'field gateway', other: 'base station' },
    approved: ['duty engineer', 'soil probe'],
    proposal: {
      term: 'valve node',
      own: 'A valve node is a controller that opens and closes up to four valves.',
      proposed: 'A valve node is a battery-powered controller that opens and closes valves.',
    },
  },
  ja: {
    name: '搬送基盤の手引き',
    accepted: ['走行区画', '搬送車', '搬送基盤', '台車'],
    synonyms: { main: '搬送車', other: 'AGV' },
    approved: ['搬送基盤', '走行区画'],
    proposal: {
      term: '台車',
      own: '台車とは、荷物を載せる棚である。',
      proposed: '台車とは、荷物を載せる四本脚の棚である。',
    },
  },
};

/** Builds the glossary of the sample documents and decides about it. Answers the project file. */
export async function makeSampleGlossary(folders: AppFolders, language: Language): Promise<string> {
  const { name, accepted, synonyms, approved, proposal } = SAMPLE_GLOSSARIES[language];
  const file = path.join(folders.projects, `${name}.genglossary`);
  const keys = new Map<string, string>();
  const keyOf = (term: string): string => {
    const key = keys.get(term);
    if (key === undefined) throw new Error(`The sample documents have no term "${term}".`);
    return key;
  };
  await withProject(folders, file, async (project) => {
    await project.documents.add([path.join(APP_FOLDER, 'samples', language, 'handbook')]);
    const { finished } = await project.runs.start('full', { folder: null, provider: 'extractive' });
    await finished;
    for (const { term, key } of await project.terms.list()) keys.set(term, key);
    await project.terms.decide(accepted.map(keyOf), { status: 'accepted' });
    await project.synonyms.merge(keyOf(synonyms.main), [keyOf(synonyms.other)]);
    await project.synonyms.setUsage(keyOf(synonyms.main), synonyms.other, 'forbidden');
    for (const term of approved) await project.entries.setApproval(keyOf(term), true);
    await project.entries.saveDefinition(keyOf(proposal.term), proposal.own);
  });
  await proposeTexts(file, { [keyOf(proposal.term)]: proposal.proposed });
  return file;
}

import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createAnalyser } from '../../../src-main/text/analyse.ts';
import { GOLD_LANGUAGES } from '../../quality/collection.ts';
import type { Collection } from '../../quality/collection.ts';
import { evaluateCollection } from '../../quality/evaluate-collection.ts';
import type { Evaluation } from '../../quality/evaluate-collection.ts';
import { fallsBelow, readFloors } from '../../quality/floors.ts';
import { readCollections } from '../../quality/read-collections.ts';
import { reportJson } from '../../quality/report.ts';
import { summaries } from '../../quality/summary.ts';

const GOLD = fileURLToPath(new URL('../../quality/gold', import.meta.url));

let collections: readonly Collection[] = [];
let evaluations: readonly Evaluation[] = [];

beforeAll(async () => {
  // Refuses marks that do not fit their texts.
  collections = readCollections(GOLD);
  const analyser = createAnalyser();
  const evaluated: Evaluation[] = [];
  for (const collection of collections) evaluated.push(await evaluateCollection(collection, analyser));
  evaluations = evaluated;
});

describe('the gold set', () => {
  it.each(GOLD_LANGUAGES)('holds five domains of two documents each: %s', (language) => {
    const ofLanguage = collections.filter((collection) => collection.language === language);
    expect(ofLanguage.map(({ documents }) => documents.length)).toEqual([2, 2, 2, 2, 2]);
  });

  it('marks definitions, contradicting ones and look-alikes in every domain', () => {
    const without = collections.filter(({ gold }) => {
      if (gold.kind !== 'marked') return true;
      const isDefined = gold.terms.some(({ definitions }) => definitions.length > 0);
      const isContradicted = gold.terms.some(({ definitions }) => definitions.length > 1);
      return !isDefined || !isContradicted || gold.notDefinitions.length === 0;
    });
    expect(without.map(({ name }) => name)).toEqual([]);
  });
});

describe('the built-in engine on the gold set', () => {
  it('falls below none of its floors', () => {
    const floors = readFloors();
    expect(Object.keys(floors).sort()).toEqual([...GOLD_LANGUAGES]);
    expect(fallsBelow(floors, summaries(evaluations))).toEqual([]);
  });

  it('beats the list that needs no knowledge in every domain', () => {
    const beaten = evaluations.filter(({ figures }) => {
      if (figures.kind !== 'marked') return true;
      const { proposed, nullRow } = figures.terms;
      const f1 = (counts: typeof proposed): number => (2 * counts.right) / (counts.listed + counts.gold);
      return f1(proposed) <= f1(nullRow);
    });
    expect(beaten.map(({ name }) => name)).toEqual([]);
  });

  it('cites the exact slice of a document everywhere', () => {
    const inexact = evaluations.filter(({ exactQuotes }) => exactQuotes.right !== exactQuotes.of);
    expect(inexact.map(({ name }) => name)).toEqual([]);
    expect(evaluations.every(({ exactQuotes }) => exactQuotes.of > 0)).toBe(true);
  });

  it('is reported for machines with the summary of each language and every error', () => {
    const schema = z.object({
      collections: z.array(
        z.object({
          figures: z.object({
            errors: z.object({
              missed: z.array(z.object({ term: z.string() })),
              foundByKind: z.looseObject({}),
            }),
          }),
        }),
      ),
      languages: z.object({ en: z.looseObject({ f1: z.number() }), ja: z.looseObject({ f1: z.number() }) }),
    });
    const report = schema.parse(JSON.parse(reportJson(evaluations)));
    expect(report.collections).toHaveLength(evaluations.length);
    expect(
      report.collections.every(({ figures }) => Object.keys(figures.errors.foundByKind).length > 0),
    ).toBe(true);
  });
});

import { expect, it } from 'vitest';
import { countTerms, sumCounts, withAddedTerms } from '../../../src-main/pipeline/count-terms.ts';
import { ranked } from '../../support/operations.ts';

const document = (path: string, text: string) => ({ path, format: 'markdown', text }) as const;
const NIGHT = { key: 'all night long', term: 'all night long' };
const KILN = { key: 'kiln', term: 'kiln' };

it('counts terms in documents wherever they are read, and those that stand nowhere not at all', () => {
  const documents = [
    document('a.md', 'They work.\n\nThey work *all* night\nlong in the kilns.'),
    document('b.md', 'All  night long, ＡＬＬ night long; all nights.\n\n```\nall night long\n```\n'),
  ];
  expect(countTerms([NIGHT, KILN], documents)).toEqual([
    { ...NIGHT, frequency: 3, inDocuments: ['a.md', 'b.md'], first: { document: 'a.md', line: 3 } },
  ]);
});

it('adds counts of different documents up, with the first place of all', () => {
  const counts = ['Work all night long.', 'None.', 'All night long, all night long.'].flatMap((text, index) =>
    countTerms([NIGHT], [document(`${index}.md`, text)]),
  );
  expect(sumCounts(counts)).toEqual([
    { ...NIGHT, frequency: 3, inDocuments: ['0.md', '2.md'], first: { document: '0.md', line: 1 } },
  ]);
});

it('adds to what extraction found only terms that it did not find, under no key of any of their forms', () => {
  const inDocuments = ['a.md'];
  const found = [{ ...ranked('furnace', { forms: [{ form: 'kiln', count: 2, key: 'kiln' }] }), inDocuments }];
  const place = { frequency: 4, inDocuments, first: { document: 'a.md', line: 3 } };
  const terms = withAddedTerms(found, [
    { ...KILN, ...place },
    { ...NIGHT, ...place },
  ]);
  expect(terms).toEqual([
    ...found,
    expect.objectContaining({ ...NIGHT, ...place, documents: 1, score: 0, proposed: false, variants: [] }),
  ]);
});

import i18next from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import { ISSUE_TYPES } from '../../../../../src-main/domain/issue.ts';
import type { IssueType } from '../../../../../src-main/domain/issue.ts';
import { startTexts } from '../../../../../src-renderer/i18n/i18n.ts';
import { reasonParts } from '../../../../../src-renderer/pages/issues/reason-parts.ts';

beforeAll(startTexts);

const A = { key: 'a', term: 'unit result' };
const B = { key: 'b', term: '見守り' };

function parts(language: 'en' | 'ja', type: IssueType, related: readonly { key: string; term: string }[]) {
  return reasonParts(i18next.getFixedT(language, 'issues'), language, { type, related, remark: null });
}

function sentence(...asked: Parameters<typeof parts>): string {
  return parts(...asked)
    .map(({ text }) => text)
    .join('');
}

describe('reasonParts', () => {
  it.each([
    ['en', 'duplicate', 'Has the same definition as unit result.'],
    ['en', 'circular', 'This term and unit result are explained by each other.'],
    ['ja', 'duplicate', 'unit resultと定義が同じです。'],
    ['ja', 'circular', 'この用語とunit resultは、互いを使って説明されています。'],
  ] as const)('names the other term in %s for %s', (language, type, expected) => {
    expect(sentence(language, type, [A])).toBe(expected);
  });

  it.each(['en', 'ja'] as const)(
    'has a sentence in %s for every type, with other terms and without',
    (language) => {
      for (const type of ISSUE_TYPES) {
        const alone = sentence(language, type, []);
        expect(alone).toMatch(language === 'en' ? /^[A-Z][^{\uE000]+\.$/ : /^[^{\uE000]+。$/);
        expect(/[ぁ-ん]/.test(alone)).toBe(language === 'ja');
        expect(sentence(language, type, [A])).not.toMatch(/[{\uE000]/);
        expect(sentence(language, type, [A])).toContain(A.term);
      }
    },
  );

  it('makes each of several terms a link of its own, in the way of the language', () => {
    expect(sentence('en', 'duplicate', [A, B])).toBe('Has the same definition as unit result and 見守り.');
    expect(sentence('ja', 'duplicate', [A, B])).toBe('unit result、見守りと定義が同じです。');
    expect(parts('en', 'duplicate', [A, B]).filter(({ kind }) => kind === 'term')).toEqual([
      { kind: 'term', key: 'a', text: 'unit result' },
      { kind: 'term', key: 'b', text: '見守り' },
    ]);
  });

  it('quotes the remark of a model behind its sentence, as it is', () => {
    const t = i18next.getFixedT('en', 'issues');
    const issue = { type: 'too-broad', related: [], remark: 'Any <b>part</b> of $t(title) fits.' } as const;
    expect(
      reasonParts(t, 'en', issue)
        .map(({ text }) => text)
        .join(''),
    ).toMatch(/^This definition .*\. The model says: “Any <b>part<\/b> of \$t\(title\) fits\.”$/);
  });

  it('takes the name of a term as it is, whatever is in it', () => {
    const odd = { key: 'x', term: '{{count}} $t(title) <b>&amp;' };
    expect(parts('en', 'duplicate', [odd])[1]).toEqual({ kind: 'term', key: 'x', text: odd.term });
  });
});

import type { Page } from '@playwright/test';

/** Everything that a page says: its texts, and the names, hints and titles of what is in it. Each once. */
export async function visibleTexts(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const texts = new Set<string>();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (parent === null || parent.closest('script, style') !== null || !parent.checkVisibility()) continue;
      texts.add(node.nodeValue?.trim() ?? '');
    }
    for (const element of document.body.querySelectorAll('[aria-label], [title], [placeholder], [alt]')) {
      if (!element.checkVisibility() || element.ariaHidden === 'true') continue;
      for (const name of ['aria-label', 'title', 'placeholder', 'alt'])
        texts.add(element.getAttribute(name) ?? '');
    }
    texts.add(document.title);
    texts.delete('');
    return [...texts];
  });
}

/** The words in Latin letters of a text, in small letters. */
export function latinWords(text: string): readonly string[] {
  return [...text.matchAll(/[a-z]{2,}/gi)].map(([word]) => word.toLowerCase());
}

/** The stretches of a text that are written in Japanese. */
export function japaneseStretches(text: string): readonly string[] {
  return [...text.matchAll(/[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}ー]+/gu)].map(
    ([stretch]) => stretch,
  );
}

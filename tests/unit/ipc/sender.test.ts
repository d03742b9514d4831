import { describe, expect, it } from 'vitest';
import { isOwnPage } from '../../../src-main/ipc/sender.ts';

const PAGE = 'app://genglossary/index.html';

describe('isOwnPage', () => {
  it('takes the page itself, also at one of its parts', () => {
    expect(isOwnPage({ url: PAGE, isTopFrame: true }, PAGE)).toBe(true);
    expect(isOwnPage({ url: `${PAGE}#/terms`, isTopFrame: true }, PAGE)).toBe(true);
  });

  it.each([
    ['a frame within the page', { url: PAGE, isTopFrame: false }],
    ['a frame that is gone', null],
    ['another file of the app', { url: 'app://genglossary/other.html', isTopFrame: true }],
    ['another host of the scheme', { url: 'app://genglossary.evil/index.html', isTopFrame: true }],
    ['the page as a file', { url: 'file:///opt/genglossary/out/renderer/index.html', isTopFrame: true }],
    ['a longer address that begins alike', { url: `${PAGE}.evil.example/`, isTopFrame: true }],
    ['the page with a query', { url: `${PAGE}?x`, isTopFrame: true }],
    ['a page of the web that names ours', { url: `https://evil.example/#${PAGE}`, isTopFrame: true }],
    ['an empty page', { url: 'about:blank', isTopFrame: true }],
    ['nothing', { url: '', isTopFrame: true }],
  ])('refuses %s', (_, sender) => {
    expect(isOwnPage(sender, PAGE)).toBe(false);
  });
});

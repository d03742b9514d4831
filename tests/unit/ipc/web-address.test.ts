import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { webAddress } from '../../../src-main/ipc/web-address.ts';

describe('webAddress', () => {
  it.each([
    ['https://example.org/a?b=c#d', 'https://example.org/a?b=c#d'],
    ['http://example.org', 'http://example.org/'],
    ['HTTPS://EXAMPLE.ORG/', 'https://example.org/'],
    ['https://例え.jp/用語', 'https://xn--r8jz45g.jp/%E7%94%A8%E8%AA%9E'],
  ])('lets pages of the web through: %s', (text, address) => {
    expect(webAddress(text)).toBe(address);
  });

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    ' javascript:alert(1)',
    'java\nscript:alert(1)',
    'file:///etc/passwd',
    'smb://host/share',
    'data:text/html,<script>1</script>',
    'vbscript:x',
    'ms-msdt:/id',
    'app://genglossary/index.html',
    'ftp://example.org/',
    'mailto:a@example.org',
    'https://bank.example@evil.example/',
    'https://a:b@evil.example/',
    '//example.org',
    'example.org',
    'http:',
    'https://',
    '\\\\host\\share',
    '',
  ])('a link cannot start anything but a page of the web: %j', (text) => {
    expect(webAddress(text)).toBeNull();
  });

  it('never lets another scheme through', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.webUrl()), (text) => {
        const address = webAddress(text);
        expect(address === null || /^https?:\/\/[^/@]+\//.test(address)).toBe(true);
      }),
    );
  });
});

import { describe, expect, it } from 'vitest';
import { homeRemover } from '../../../src-main/ipc/without-home.ts';

describe('homeRemover', () => {
  it('takes the home folder out of a text, also where it is an address', () => {
    const withoutHome = homeRemover('/home/anna');
    expect(withoutHome('/home/anna/a.md and file:///home/anna/b.md, /home/anna')).toBe(
      '~/a.md and ~/b.md, ~',
    );
  });

  it('knows both slashes of Windows', () => {
    const withoutHome = homeRemover('C:\\Users\\Anna');
    expect(withoutHome('C:\\Users\\Anna\\a.md C:/Users/Anna/b.md')).toBe('~\\a.md ~/b.md');
  });

  it('leaves a text alone where the home folder is the root', () => {
    expect(homeRemover('/')('/a/b')).toBe('/a/b');
  });
});

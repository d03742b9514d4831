import { beforeEach, expect, test, vi } from 'vitest';
import { goOn } from '../../../../src-renderer/components/go-on.ts';

/** A window that is at a place, as far as going elsewhere needs one. */
function windowAt(place: string): { readonly places: string[] } {
  const places: string[] = [];
  vi.stubGlobal('location', { hash: `#${place}`, href: `app://window/#${place}` });
  vi.stubGlobal('history', {
    replaceState: (_state: unknown, _title: string, url: string) => places.push(new URL(url).hash),
  });
  vi.stubGlobal('dispatchEvent', () => true);
  return { places };
}

beforeEach(() => () => vi.unstubAllGlobals());

test('leads on from where somebody is', () => {
  const { places } = windowAt('/terms');
  goOn('/terms', '/terms/tide%2520gauge');
  expect(places).toEqual(['#/terms/tide%2520gauge']);
});

test.each(['/glossary', '/terms/harbour', '/'])(
  'leaves somebody alone who has gone to %s in the same moment',
  (place) => {
    const { places } = windowAt(place);
    goOn('/terms', '/terms/tide%2520gauge');
    expect(places).toEqual([]);
  },
);

import { QueryClient } from '@tanstack/react-query';
import type { Query } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import { showUntilStored } from '../../../../src-renderer/api/show-until-stored.ts';

/** Lists whose answers are given by hand, and what is seen of them. */
function newLists() {
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity, retry: false } } });
  const cache = client.getQueryCache();
  const lists = ['near', 'far'] as const;
  type List = (typeof lists)[number];
  const keyOf = (list: List): readonly string[] => ['list', list];

  return {
    /** Asks for a list, anew where it is being asked for. */
    ask: (list: List = 'near') => {
      const { promise, resolve, reject } = Promise.withResolvers<string>();
      const query = cache.build(client, { queryKey: keyOf(list) });
      const settled = query
        .fetch({ queryKey: keyOf(list), queryFn: () => promise }, { cancelRefetch: true })
        .then(
          () => 'answered',
          () => 'not answered',
        );
      return {
        answer: (text: string) => {
          resolve(text);
          return settled;
        },
        fail: () => {
          reject(new Error('The list cannot be read.'));
          return settled;
        },
      };
    },
    giveUp: () => client.cancelQueries({ queryKey: keyOf('near') }),
    shown: () => lists.map((list) => client.getQueryData(keyOf(list))),
    change: (text: string) =>
      showUntilStored(
        client,
        ({ queryKey }: Query): boolean => queryKey[0] === 'list',
        ({ queryKey }) => client.setQueryData<string>(queryKey, (now) => now && text),
      ),
    isListening: () => cache.hasListeners(),
  };
}

async function answeredLists(): Promise<ReturnType<typeof newLists>> {
  const lists = newLists();
  await Promise.all([lists.ask('near').answer('before'), lists.ask('far').answer('before')]);
  return lists;
}

test('a change is shown at once, and over an answer that was read before it was stored', async () => {
  const lists = await answeredLists();
  const { stored } = lists.change('changed');
  expect(lists.shown()).toEqual(['changed', 'changed']);
  await lists.ask().answer('before');
  expect(lists.shown()).toEqual(['changed', 'changed']);
  stored();
  expect(lists.isListening()).toBe(false);
});

test('an answer that comes after the change is stored, but was asked for before, does not show what was before', async () => {
  const lists = await answeredLists();
  const { stored } = lists.change('changed');
  const early = lists.ask();
  stored();
  await early.answer('before');
  expect(lists.shown()).toEqual(['changed', 'changed']);
  expect(lists.isListening()).toBe(false);
});

test('what is asked for after the change is stored is shown as it comes, also while something else is awaited', async () => {
  const lists = await answeredLists();
  const { stored } = lists.change('changed');
  const early = lists.ask('near');
  const far = lists.ask('far');
  stored();
  const late = lists.ask('near');
  // Which nobody waits for any more.
  void early.answer('before');
  await late.answer('taken back');
  expect(lists.shown()).toEqual(['taken back', 'changed']);
  await far.answer('before');
  expect(lists.shown()).toEqual(['taken back', 'changed']);
  expect(lists.isListening()).toBe(false);
});

test('after a change that could not be stored every answer is shown as it comes', async () => {
  const lists = await answeredLists();
  const { failed } = lists.change('changed');
  const early = lists.ask();
  failed();
  await early.answer('before');
  expect(lists.shown()).toEqual(['before', 'changed']);
  expect(lists.isListening()).toBe(false);
});

test('a list that cannot be read ends the waiting for its answer', async () => {
  const lists = await answeredLists();
  const { stored } = lists.change('changed');
  const early = lists.ask();
  stored();
  expect(await early.fail()).toBe('not answered');
  expect(lists.shown()).toEqual(['changed', 'changed']);
  expect(lists.isListening()).toBe(false);
});

test('a list that nobody waits for any more ends the waiting for its answer', async () => {
  const lists = await answeredLists();
  const { stored } = lists.change('changed');
  lists.ask();
  stored();
  await lists.giveUp();
  expect(lists.shown()).toEqual(['changed', 'changed']);
  expect(lists.isListening()).toBe(false);
});

test('of two changes that are not stored yet the later one is seen', async () => {
  const lists = await answeredLists();
  const first = lists.change('first');
  const second = lists.change('second');
  await lists.ask().answer('before');
  expect(lists.shown()).toEqual(['second', 'second']);
  first.stored();
  second.stored();
  expect(lists.isListening()).toBe(false);
});

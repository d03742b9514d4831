import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findCircles } from '../../../../src-main/pipeline/review/circles.ts';

type Graph = ReadonlyMap<string, ReadonlySet<string>>;

/** All nodes that can be reached from one over at least one edge. */
function reachedFrom(start: string, graph: Graph): ReadonlySet<string> {
  const reached = new Set<string>();
  const waiting = [start];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    for (const target of graph.get(node) ?? []) {
      if (reached.has(target) || !graph.has(target)) continue;
      reached.add(target);
      waiting.push(target);
    }
  }
  return reached;
}

describe('circles of a graph', () => {
  it('are the sets of nodes that all lead to each other', () => {
    const node = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g');
    const edges = fc.array(fc.tuple(node, fc.oneof(node, fc.constant('unknown'))), { maxLength: 18 });
    fc.assert(
      fc.property(fc.uniqueArray(node), edges, (nodes, pairs) => {
        const graph = new Map(
          nodes.map((from) => [from, new Set(pairs.filter((pair) => pair[0] === from).map(([, to]) => to))]),
        );
        const together = (left: string, right: string): boolean =>
          reachedFrom(left, graph).has(right) && reachedFrom(right, graph).has(left);
        const expected = nodes
          .map((one) => nodes.filter((other) => other === one || together(one, other)))
          .filter((members, index) => members.length > 1 && members[0] === nodes[index]);
        expect(findCircles(graph)).toEqual(expected);
      }),
    );
  });

  it('can be as long as a glossary', () => {
    const length = 50_000;
    const chain = new Map(
      Array.from({ length }, (_, number) => [`${number}`, new Set([`${(number + 1) % length}`])] as const),
    );
    expect(findCircles(chain)[0]).toHaveLength(length);
  });
});

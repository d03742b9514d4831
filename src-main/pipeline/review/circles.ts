/**
 * Finds the circles of a graph: its strongly connected components of more than one node (Tarjan, "Depth-First Search
 * and Linear Graph Algorithms", 1972). Without recursion, since a chain may be as long as the glossary; linear in nodes
 * and edges.
 *
 * @param edges for each node the nodes that it points at; those that are no nodes themselves are passed over
 * @returns the nodes of each component, in the order in which `edges` has them
 */
export function findCircles(edges: ReadonlyMap<string, ReadonlySet<string>>): string[][] {
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const componentOf = new Map<string, number>();
  const open: string[] = [];
  let components = 0;

  const enter = (node: string): Visit => {
    order.set(node, order.size);
    lowest.set(node, order.size - 1);
    open.push(node);
    return { node, targets: (edges.get(node) ?? new Set<string>()).values() };
  };
  const lower = (node: string, to: number): void => {
    lowest.set(node, Math.min(lowest.get(node) ?? to, to));
  };
  const close = (node: string): void => {
    const from = open.lastIndexOf(node);
    for (const member of open.splice(from)) componentOf.set(member, components);
    components++;
  };

  for (const root of edges.keys()) {
    if (order.has(root)) continue;
    const path = [enter(root)];
    for (let visit = path.at(-1); visit !== undefined; visit = path.at(-1)) {
      const step = visit.targets.next();
      if (step.done !== true) {
        const target = step.value;
        if (!edges.has(target)) continue;
        const seen = order.get(target);
        if (seen === undefined) path.push(enter(target));
        else if (!componentOf.has(target)) lower(visit.node, seen);
        continue;
      }
      path.pop();
      const own = lowest.get(visit.node) ?? 0;
      const before = path.at(-1);
      if (before !== undefined) lower(before.node, own);
      if (own === order.get(visit.node)) close(visit.node);
    }
  }
  const members = Map.groupBy(edges.keys(), (node) => componentOf.get(node) ?? -1);
  return [...members.values()].filter((nodes) => nodes.length > 1);
}

/** A node on the way down, with those of its edges that are not followed yet. */
interface Visit {
  readonly node: string;
  readonly targets: IterableIterator<string>;
}

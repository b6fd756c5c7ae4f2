/** Which points are shown: a set by its name, or four of the learner's own; the address keeps them. */

import type { Value } from './address.ts';
import { choice } from './controls.ts';
import { HIGH, LOW } from './plane.ts';
import { MOST_MOVED, type PointSet, type PointSetName, pointSets } from './point-sets.ts';
import { address } from './state.ts';

/** The address's names for the set's own, for the points' places and for their labels. */
type Keys = readonly [name: string, points: string, labels: string];

export interface PointChooser<Name extends string> {
  node: HTMLElement;
  name(): Name;
  set(): PointSet;
  /** Points that the learner moved, or gave another label. */
  move(set: PointSet): void;
  /** What the address says of them, by its own names or by another bench's. */
  inAddress(keys?: Keys): Record<string, Value>;
}

/** @param names what each set is called; the first is chosen unless the address says another */
export function pointChooser<Name extends PointSetName | 'own'>(
  label: string,
  names: Record<Name, string>,
  keys: Keys,
  onChange: () => void,
): PointChooser<Name> {
  const all = Object.keys(names) as Name[];
  let name = address().text<Name>(keys[0], all[0], all);
  let set = name === 'own' ? ownPoints(keys) : pointSets[name as PointSetName];
  const node = choice(label, names, name, (chosen) =>
    choose(chosen, chosen === 'own' ? movable(set) : pointSets[chosen as PointSetName]),
  );
  function choose(chosen: Name, points: PointSet): void {
    [name, set] = [chosen, points];
    (node.querySelector('select') as HTMLSelectElement).value = name;
    onChange();
  }
  return {
    node,
    name: () => name,
    set: () => set,
    move: (moved) => choose('own' as Name, moved),
    inAddress([key, points, labels] = keys) {
      const { points: at, labels: is } =
        name === 'own' ? set : { points: undefined, labels: undefined };
      return { [key]: name, [points]: at, [labels]: is };
    },
  };
}

function ownPoints([, points, labels]: Keys): PointSet {
  const { points: corners, labels: alike } = pointSets.XOR;
  return {
    points: address().numbers(points, corners, LOW, HIGH),
    labels: address()
      .numbers(labels, alike, 0, 1)
      .map((label) => (label > 0.5 ? 1 : 0)),
  };
}

/** Four points as they are, or the corners. */
function movable(set: PointSet): PointSet {
  return set.labels.length <= MOST_MOVED ? set : pointSets.XOR;
}

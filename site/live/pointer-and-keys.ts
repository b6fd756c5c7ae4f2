/** What is dragged, and what the keyboard does in its place. */

/** What hears of keys and pointers: HTML and SVG alike. */
type Handled = GlobalEventHandlers & Pick<Element, 'setPointerCapture' | 'hasPointerCapture'>;

/** To the right, and up. */
export const arrows: Record<string, readonly [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

/** @param keys what each key stands for */
export function onKeys<T>(
  node: Handled,
  keys: Record<string, T>,
  act: (meant: T, event: KeyboardEvent) => void,
): void {
  node.addEventListener('keydown', (event) => {
    if (!Object.hasOwn(keys, event.key)) return;
    event.preventDefault();
    act(keys[event.key], event);
  });
}

/**
 * Follows a pointer from where it is pressed on the node.
 * @param onPoint gets the place in the box: 0, 0 is its upper left corner, 1, 1 the lower right one
 */
export function onDrag(
  node: Handled,
  box: Element,
  onPoint: (x: number, y: number, event: PointerEvent) => void,
): void {
  const point = (event: PointerEvent) => {
    const { left, top, width, height } = box.getBoundingClientRect();
    onPoint((event.clientX - left) / width, (event.clientY - top) / height, event);
  };
  node.addEventListener('pointerdown', (event) => {
    node.setPointerCapture(event.pointerId);
    point(event);
  });
  node.addEventListener('pointermove', (event) => {
    if (node.hasPointerCapture(event.pointerId)) point(event);
  });
}

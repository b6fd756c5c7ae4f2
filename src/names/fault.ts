/**
 * For what only a fault of the lesson itself can bring about, whatever the learner does.
 * @example throw fault('the plan has no layer');
 */
export function fault(message: string): Error {
  return new Error(
    `This is a fault in the lesson, not in your program; please report it: ${message}`,
  );
}

/**
 * 32 · A step of RMSprop (chapter 10)
 *
 * RMSprop keeps a running mean v of the squared gradient g and divides by its root:
 * v ← 0.9 v + 0.1 g², then w ← w − 0.001 g / √(v + 10⁻⁷) with the new v.
 * Return the new { w, v }.
 *
 * 32 · RMSprop 한 스텝 (10장)
 *
 * RMSprop은 그레이디언트 g를 제곱한 값의 이동 평균 v를 기억하고 그 제곱근으로 나눕니다.
 * v ← 0.9 v + 0.1 g², 그다음 새 v로 w ← w − 0.001 g / √(v + 10⁻⁷)입니다.
 * 새로운 { w, v }를 반환하세요.
 */

export function rmsprop(w: number, v: number, g: number): { w: number; v: number } {
  // ▼ your code · 여기에 씁니다
  return { w, v };
  // ▲
}

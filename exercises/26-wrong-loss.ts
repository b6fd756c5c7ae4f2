/**
 * 26 · Compiled with the wrong loss (chapter 9)
 *
 * The labels are integers (9, 0, 3 …) and the last layer is softmax with 10 nodes.
 * The loss below does not fit them, so fit refuses. Check it once as it is and read
 * the error below, then name the right loss.
 *
 * 26 · 잘못 고른 손실 함수 (9장)
 *
 * 레이블은 정수(9, 0, 3 …)이고 마지막 층은 노드 10개의 소프트맥스입니다.
 * 아래의 손실 함수는 맞지 않아 fit이 거절합니다. 그대로 한 번 확인해 아래에 나오는
 * 오류를 읽고 알맞은 손실 함수를 쓰세요.
 */

// ▼ your code · 여기에 씁니다
export const loss = 'categorical_crossentropy';
// ▲

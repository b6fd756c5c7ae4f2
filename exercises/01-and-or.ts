/**
 * 1 · AND and OR by hand (chapter 1)
 *
 * A perceptron gives 1 if w₁·x₁ + w₂·x₂ + bias is above 0, else 0.
 * Choose weights and a bias for two perceptrons whose inputs are 0 or 1:
 * AND gives 1 only if both inputs are 1, OR gives 1 if at least one of them is.
 * Many answers are right.
 *
 * 1 · 손으로 만드는 AND와 OR (1장)
 *
 * 퍼셉트론은 w₁·x₁ + w₂·x₂ + 절편이 0보다 크면 1을, 아니면 0을 냅니다.
 * 입력이 0이나 1인 퍼셉트론 두 개의 가중치와 절편을 정해 보세요.
 * AND는 두 입력이 모두 1일 때만, OR는 하나라도 1이면 1을 내야 합니다.
 * 정답은 여러 가지입니다.
 */

import { Perceptron } from '../src/index.ts';

// ▼ your code · 여기에 씁니다
export const and = new Perceptron({ weights: [0, 0], bias: 0 });
export const or = new Perceptron({ weights: [0, 0], bias: 0 });
// ▲

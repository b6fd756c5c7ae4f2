/**
 * 27 · Compile, fit, evaluate (chapter 9)
 *
 * A model of three classes is built, with softmax last; the labels are the integers 0, 1 and 2.
 * Compile it with the loss for such labels, with accuracy and with Adam.
 * Train it for 20 epochs on the training data (verbose: 0), and return
 * what evaluate says of the validation data.
 *
 * 27 · 컴파일, 훈련, 평가 (9장)
 *
 * 클래스가 세 개인 모델이 있습니다. 출력층은 소프트맥스, 레이블은 정수 0, 1, 2입니다.
 * 이런 레이블에 맞는 손실 함수, accuracy, Adam으로 컴파일하세요.
 * 훈련 데이터로 20에포크를 훈련하고(verbose: 0),
 * 검증 데이터를 evaluate로 평가한 결과를 반환하세요.
 */

import type * as tf from '@tensorflow/tfjs';
import type { Sequential } from '../src/index.ts';

interface Data {
  input: tf.Tensor;
  target: tf.Tensor;
}

export async function run(model: Sequential, train: Data, validation: Data) {
  // ▼ your code · 여기에 씁니다
  return { loss: 0, accuracy: 0 };
  // ▲
}

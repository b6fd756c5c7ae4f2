/** The texts of the losses. */

export const lossesWords = {
  en: {
    title: 'Losses: what a prediction costs',
    lead: 'Slide the probability, or drag in the chart. Being confidently right costs almost nothing; being confidently wrong costs the most.',
    p: 'probability p',
    label: 'Label',
    labels: { '1': '1', '0': '0' },
    one: 'label 1: −ln p',
    zero: 'label 0: −ln(1 − p)',
    loss: 'loss (nats)',
    text: (p: string, one: string, zero: string) =>
      `p = ${p} costs ${one} with label 1 and ${zero} with label 0.`,
    costs: (label: string, p: string, loss: string) =>
      `The label is ${label} and p = ${p}: the loss is ${loss}.`,
    three: 'The same loss in three forms',
    threeLead:
      'They differ in how the label is written, not in what they measure. Here p is the probability of the true class; two other classes share the rest.',
    name: 'loss',
    labelForm: 'label',
    says: 'prediction',
  },
  ko: {
    title: '손실 함수: 예측에 따른 손실',
    lead: '확률을 움직이거나 그래프에서 끌어 보세요. 확신하고 맞히면 손실이 거의 없고, 확신하고 틀리면 손실이 가장 큽니다.',
    p: '확률 p',
    label: '레이블',
    labels: { '1': '1', '0': '0' },
    one: '레이블 1: −ln p',
    zero: '레이블 0: −ln(1 − p)',
    loss: '손실 (nat)',
    text: (p: string, one: string, zero: string) =>
      `p = ${p}이면 레이블이 1일 때 ${one}, 0일 때 ${zero}입니다.`,
    costs: (label: string, p: string, loss: string) =>
      `레이블이 ${label}이고 p = ${p}일 때 손실은 ${loss}입니다.`,
    three: '같은 손실을 적는 세 가지 방법',
    threeLead:
      '레이블을 적는 방법만 다를 뿐 재는 것은 같습니다. 여기서 p는 정답 클래스의 확률이고, 나머지 두 클래스가 남은 확률을 나눕니다.',
    name: '손실',
    labelForm: '레이블',
    says: '예측',
  },
};

/** The texts of the losses. */

export const lossesWords = {
  en: {
    title: 'Losses: what a prediction costs',
    lead: 'Slide the probability, or drag in the chart. Being confidently right costs almost nothing; being confidently wrong costs the most.',
    tries: {
      sure: {
        try: 'Confidently wrong',
        see: 'The label is 1 and p only 0.01: the loss is 4.605, −ln 0.01. The curve rises without end towards 0.',
      },
      half: {
        try: 'Undecided: p = 0.5',
        see: 'The loss is 0.693, ln 2. Change the label: it stays the same, for undecided is undecided.',
      },
      zero: {
        try: 'Label 0, p = 0.9',
        see: 'The loss is 2.303, −ln 0.1: with label 0 it is 1 − p that counts, and the curve is the mirror image.',
      },
    },
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
    tries: {
      sure: {
        try: '확신하고 틀리기',
        see: '레이블은 1인데 p가 0.01밖에 안 됩니다. 손실은 4.605, 곧 −ln 0.01입니다. 곡선은 0에 다가갈수록 끝없이 올라갑니다.',
      },
      half: {
        try: '반반: p = 0.5',
        see: '손실은 0.693, 곧 ln 2입니다. 레이블을 바꾸어도 같습니다. 어느 쪽도 아니기 때문입니다.',
      },
      zero: {
        try: '레이블 0, p = 0.9',
        see: '손실은 2.303, 곧 −ln 0.1입니다. 레이블이 0이면 1 − p로 재므로 곡선이 좌우로 뒤집힙니다.',
      },
    },
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

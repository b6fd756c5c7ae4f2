/**
 * One word for each thing, in every text that a learner meets: chapters, exercises, lab, figures,
 * READMEs, docs, commands and errors.
 */

/** What to write, and what a reader must not find instead of it. */
export interface Rule {
  write: string;
  not: RegExp;
}

export const korean: readonly Rule[] = [
  {
    write: '이미지 (image; 그림 is a figure)',
    not: /그림(들)? ?[\d,]+ ?장|[\d,]+장의 그림|그림 한 장|(검증|훈련|옷|흑백) 그림/,
  },
  { write: '스텝 (step)', not: /훈련 단계|[\d,] ?단계|단계 뒤|한 걸음|걸음[을이의]|발걸음/ },
  {
    write: '그레이디언트 (gradient; 기울기 is a slope)',
    not: /그래디언트|그라디언트|그레디언트|경사도|기울기 소실(?!이라고)|사라지는 기울기|기울기가 사라/,
  },
  { write: '절편 (bias)', not: /편향(?!이라고도)/ },
  { write: '문제 (task)', not: /과제|태스크/ },
  { write: '샘플 (sample)', not: /표본/ },
  { write: '강의 (lesson)', not: /수업/ },
  { write: '파라미터 (parameter)', not: /매개변수|파라메터|모수/ },
  { write: '정방향 (forward)', not: /순방향|순전파/ },
  { write: '엡실론', not: /입실론|엡실런/ },
  { write: '패션 MNIST', not: /Fashion[- ]MNIST/ },
  { write: '웹어셈블리', not: /WebAssembly/ },
  { write: '로젠블라트', not: /로젠블랫|로젠블라뜨/ },
  { write: '올바른 쪽', not: /제 편/ },
  { write: '손실이 큽니다', not: /비쌉니다|비싸/ },
  { write: '비트 단위까지', not: /비트까지/ },
  { write: '옵티마이저의 상태', not: /옵티마이저의 기억/ },
  { write: '확률적 경사 하강법', not: /경사 하강(?!법)/ },
  { write: '합니다체', not: /(?<![니])다\.(?=\s|$)/ },
];

export const english: readonly Rule[] = [
  {
    write: 'a line per epoch',
    not: /\b(a|one) \w+ an? (epoch|step|batch|layer|class|feature|sample|row|node|line|file|name|value)\b/i,
  },
  {
    write: 'is not a …',
    not: /(?<!\b[Tt]here )\b(is|was|are|were) no (?!longer\b|more\b|less\b|fewer\b|such\b|one\b|better\b|different\b)\w+/,
  },
  { write: 'bit for bit', not: /\bbit by bit\b/i },
  {
    write: 'being confidently wrong costs the most',
    not: /\bcosts? most\b|\bsurest (right|wrong|prediction)|\bsure and (wrong|right)\b/i,
  },
  { write: 'the true class', not: /\bthe truth\b/i },
  { write: 'classified correctly', not: /\b(named|classified) rightly\b/i },
  { write: 'the share of correct answers', not: /\bthe part of right\b/i },
  { write: 'keeps falling', not: /\bfalls on\b|\bgoes on (falling|rising)\b/i },
  { write: 'again', not: /\banew\b/i },
  { write: 'see how', not: /\blook how\b/i },
  { write: 'are loaded', not: /\b(are|is) here\b(?=[.:; ])(?! in)/i },
  { write: 'current', not: /\bpresent exercise\b/i },
];

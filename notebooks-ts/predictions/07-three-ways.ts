import { caseOf, type Predictions } from './prediction.ts';

export const threeWays: Predictions = {
  'layers-of-the-model': {
    asks: {
      en: 'The network has 784 inputs, a hidden layer of 100 nodes and an output layer of 10. How many layers does `model.layers` list?',
      ko: '신경망에는 입력 784개, 노드 100개인 은닉층, 노드 10개인 출력층이 있습니다. `model.layers`에는 층이 몇 개 들어 있을까요?',
    },
    answer: (printed) => String(printed.match(/'[^']+'/g)?.length),
    choices: {
      1: {
        why: {
          en: 'The output layer is a Dense layer like the hidden one: it has weights and biases, too.',
          ko: '출력층도 은닉층과 같은 Dense 층입니다. 가중치와 절편이 있습니다.',
        },
      },
      2: {
        why: {
          en: 'Hidden and output. The input layer is only the `inputShape` of the first one.',
          ko: '은닉층과 출력층입니다. 입력층은 첫 층의 `inputShape`로만 있습니다.',
        },
      },
      3: {
        why: {
          en: 'You counted the input layer. It computes nothing, so in code it is no more than the first layer’s `inputShape`.',
          ko: '입력층까지 세었습니다. 입력층은 계산하지 않으므로 코드에서는 첫 층의 `inputShape`일 뿐입니다.',
        },
      },
      110: {
        why: {
          en: 'Those are the nodes, 100 + 10. A layer is many nodes side by side.',
          ko: '그것은 노드의 수 100 + 10입니다. 층은 나란히 놓인 여러 노드입니다.',
        },
      },
    },
  },

  'names-without-names': {
    asks: {
      en: 'The first model’s layers were called `dense` and `dense_1`. The second model’s have names of their own, `hidden` and `output`. A third model now gets two layers without a name. What will they be called?',
      ko: '첫 모델의 층은 `dense`와 `dense_1`이었습니다. 둘째 모델의 층에는 `hidden`과 `output`이라는 이름을 붙였습니다. 이제 셋째 모델에 이름 없는 층 둘을 넣습니다. 무엇이라고 불릴까요?',
    },
    answer: (printed) => [...printed.matchAll(/'([^']+)'/g)].map(([, name]) => name).join(', '),
    choices: {
      'dense, dense_1': {
        why: {
          en: 'Then a name would stand for two layers. The counter belongs to the session, not to the model, and goes on.',
          ko: '그러면 한 이름이 두 층을 가리키게 됩니다. 번호는 모델이 아니라 세션이 세므로 이어집니다.',
        },
      },
      'dense_2, dense_3': {
        why: {
          en: 'Two Dense layers had to be numbered so far, so the next numbers are 2 and 3. Layers with a name of their own need none.',
          ko: '지금까지 번호가 필요했던 Dense 층은 둘이므로 다음 번호는 2와 3입니다. 이름을 붙인 층에는 번호가 필요 없습니다.',
        },
      },
      'dense_4, dense_5': {
        why: {
          en: 'You counted `hidden` and `output`, too. They were named by hand, so the counter didn’t move.',
          ko: '`hidden`과 `output`까지 세었습니다. 이름을 직접 붙였으므로 번호는 늘지 않았습니다.',
        },
      },
      'hidden, output': {
        why: {
          en: 'Those names were given to the second model’s layers only. Nothing tells the library which role a layer plays.',
          ko: '그 이름은 둘째 모델의 층에만 붙였습니다. 라이브러리는 층의 역할을 알지 못합니다.',
        },
      },
    },
  },

  'same-seed': {
    asks: {
      en: 'The same network is built in three ways, each time right after `setRandomSeed(42)`. What agrees in all three?',
      ko: '같은 신경망을 세 가지 방법으로, 매번 `setRandomSeed(42)`를 한 바로 뒤에 만듭니다. 셋에서 같은 것은 무엇일까요?',
    },
    answer(printed) {
      const rows = printed.trim().split('\n');
      const agree = (pattern: RegExp) =>
        new Set(rows.map((row) => row.match(pattern)?.[0])).size === 1;
      return caseOf({
        both: agree(/ \d+ /) && agree(/[-−]?0\.\d+$/),
        count: agree(/ \d+ /),
        neither: true,
      });
    },
    choices: {
      both: {
        says: {
          en: 'the number of parameters, and each starting weight',
          ko: '파라미터의 개수와 가중치의 초깃값 모두',
        },
        why: {
          en: 'The seed decides what is drawn, and the layers draw in the same order. How they were written down plays no part.',
          ko: '무엇을 뽑을지는 시드가 정하고, 층들은 같은 순서로 뽑습니다. 어떻게 썼는지는 상관없습니다.',
        },
      },
      count: {
        says: { en: 'only the number of parameters', ko: '파라미터의 개수만' },
        why: {
          en: 'Starting weights are random, but not unrepeatable: after the same seed the same numbers are drawn.',
          ko: '가중치의 초깃값은 무작위이지만 되풀이할 수 있습니다. 시드가 같으면 같은 수를 뽑습니다.',
        },
      },
      neither: {
        says: { en: 'neither', ko: '둘 다 다름' },
        why: {
          en: 'The shapes are the same, 784 → 100 → 10, and they alone decide how many parameters there are.',
          ko: '784 → 100 → 10이라는 모양이 같고, 파라미터의 개수는 그것만으로 정해집니다.',
        },
      },
    },
  },
};

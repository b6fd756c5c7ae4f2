/** What the search takes for words: said to VitePress, which makes the index, and to the page, which asks it. */

const between = /[\n\r\p{Z}\p{P}\p{S}]+/u;

export const miniSearch = {
  options: {
    // Korean joins words and endings: 인공신경망에서 is found as 신경망, too.
    tokenize: (text: string) =>
      text
        .split(between)
        .flatMap((word) =>
          /^\p{Script=Hangul}{3,}/u.test(word)
            ? Array.from(word.slice(0, -1), (_, i) => word.slice(i))
            : [word],
        ),
  },
  searchOptions: {
    tokenize: (text: string) => text.split(between),
    // What one learns by comes before what is about it.
    boostDocument: (address: string) => (/\/(chapters|lab|exercises|api)\//.test(address) ? 2 : 1),
    fuzzy: (term: string) => (/\p{Script=Hangul}/u.test(term) ? false : 0.2),
  },
};

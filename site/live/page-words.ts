/** The texts around the live parts. */

export const pageWords = {
  en: {
    failed: (message: string) => `This part of the page can’t be shown: ${message}`,
  },
  ko: {
    failed: (message: string) => `이 부분을 보여 주지 못했습니다: ${message}`,
  },
};

/** What Vite adds to imports. */
declare module '*?worker' {
  const LabWorker: new () => Worker;
  export default LabWorker;
}

declare module '*.css' {}

interface ImportMeta {
  readonly env: {
    /** Where the site is: '/', or '/lesson/'. */
    readonly BASE_URL: string;
    /** Whether it was built. */
    readonly PROD: boolean;
    /** Whether a page is drawn on no screen, while the site is built. */
    readonly SSR: boolean;
  };
}

/** Version 1 of the library, which Jest and ts-node can load, has no types of its own. */
declare module 'github-slugger' {
  export default class GithubSlugger {
    /** @returns the anchor of a page's next heading: 'a', and 'a-1' the second time */
    slug(heading: string): string;
    static slug(heading: string): string;
  }
}

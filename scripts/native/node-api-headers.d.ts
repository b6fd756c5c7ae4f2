/** The package has no types of its own. */
declare module 'node-api-headers' {
  /** The folder of node_api.h. */
  export const include_dir: string;
}

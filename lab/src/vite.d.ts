/** Vite's way to import a worker. */
declare module '*?worker' {
  const LabWorker: new () => Worker;
  export default LabWorker;
}

declare module '*.css' {}

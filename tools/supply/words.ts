/** The text of docs/licences.md around its tables. */

type Parts = Record<'data' | 'modules' | 'sections' | 'compiler' | 'sources', string>;

export const page = ({ data, modules, sections, compiler, sources }: Parts) =>
  `<!-- Made by \`npm run licences\`. Change tools/supply/licences.ts, not this. -->

# Licences and provenance

The lesson is under the [MIT licence](../LICENSE). Whatever it runs with asks for no more than that its notice is kept; tools, which are not passed on, may also be under MPL-2.0 or CC-BY-4.0. \`npm test\` fails where a licence is unknown, doesn't fit, or this page is not what the lock files say. \`npm run sbom\` shows the bill of materials (CycloneDX), which also lies in the package.

## Data

Fashion-MNIST by Zalando Research, [MIT](../data/fashion-mnist/LICENSE), taken from Debian's package dataset-fashion-mnist. Debian packed them without the files' names and times; with these put back, each has the MD5 that Zalando publishes (a test does it), so the contents are Zalando's to the bit. They are checked against these SHA-256 sums each time they are loaded:

| file | SHA-256 |
| --- | --- |
${data}

## The WebAssembly modules

Compiled by ${compiler} from [src/training/wasm/assembly](../src/training/wasm/assembly/index.ts); SHA-256 of these sources: \`${sources}\`. \`npm run build:wasm -- --check\` compiles them again and compares the bytes.

| module | bytes | SHA-256 |
| --- | --- | --- |
${modules}

${sections}
`;

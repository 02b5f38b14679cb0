/** Two versions of a package: files change, stay, come and go, a file becomes a folder and a folder a file. */
export const oldVersion = {
  "package.json": "{}\n",
  "src/index.ts": "old index\n",
  "src/kept.ts": "kept\n",
  "src/gone/deep/left.ts": "left\n",
  "src/turns.ts": "a file\n",
  "src/shrinks/inner.ts": "in a folder\n",
};
export const newVersion = {
  "package.json": "{}\n",
  "src/index.ts": "new index\n",
  "src/kept.ts": "kept\n",
  "src/turns.ts/inner.ts": "now in a folder\n",
  "src/shrinks": "now a file\n",
  "src/fresh/deep/new.ts": "new\n",
};

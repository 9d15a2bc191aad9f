// Bundles a front end, with the compilers of those that have one.

import {readFile} from 'node:fs/promises';
import path from 'node:path';
import {build} from 'esbuild';
import {compile, compileModule} from 'svelte/compiler';
import {compileScript, parse} from 'vue/compiler-sfc';

const svelte = {
  name: 'svelte',
  setup({onLoad}) {
    onLoad({filter: /\.svelte$/}, async ({path: filename}) => {
      const {js} = compile(await readFile(filename, 'utf8'), {filename, generate: 'client', css: 'injected'});
      return {contents: js.code, loader: 'js'};
    });
    onLoad({filter: /\.svelte\.js$/}, async ({path: filename}) => {
      const {js} = compileModule(await readFile(filename, 'utf8'), {filename, generate: 'client'});
      return {contents: js.code, loader: 'js'};
    });
  },
};

const vue = {
  name: 'vue',
  setup({onLoad}) {
    onLoad({filter: /\.vue$/}, async ({path: filename}) => {
      const {descriptor, errors} = parse(await readFile(filename, 'utf8'), {filename});
      if (errors.length > 0)
        throw errors[0];
      const {content} = compileScript(descriptor, {id: path.basename(filename), inlineTemplate: true});
      return {contents: content, loader: 'js', resolveDir: path.dirname(filename)};
    });
  },
};

/** The script and the style of the front end in `folder`, which begins with a `main` of whatever kind. */
export async function bundle(folder) {
  const {outputFiles} = await build({
    entryPoints: [path.join(folder, 'main')],
    outdir: folder,
    bundle: true,
    format: 'esm',
    target: 'es2022',
    write: false,
    logLevel: 'error',
    minify: true,
    jsx: 'automatic',
    conditions: ['svelte', 'style', 'browser', 'production'],
    define: {'process.env.NODE_ENV': '"production"', __VUE_OPTIONS_API__: 'true', __VUE_PROD_DEVTOOLS__: 'false',
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false'},
    tsconfigRaw: {compilerOptions: {experimentalDecorators: true, useDefineForClassFields: false}},
    plugins: [svelte, vue],
  });
  const text = kind => outputFiles.find(file => file.path.endsWith(kind))?.text ?? '';
  return {js: text('.js'), css: text('.css')};
}

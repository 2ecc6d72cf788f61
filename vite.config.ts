import { fileURLToPath } from 'node:url';
import optimizeLocales from '@react-aria/optimize-locales-plugin';
import react from '@vitejs/plugin-react';
import { VitePWA } from 'vite-plugin-pwa';
import { defineConfig } from 'vitest/config';
import { HeavyFirst } from './scripts/lib/heavyFirst.mjs';
import { NODE_INTRO } from './scripts/lib/nodeIntro.mjs';
import { viteAhead } from './scripts/viteAhead.ts';
import { viteAssembly } from './scripts/viteAssembly.ts';
import { viteBroadcast } from './scripts/viteBroadcast.ts';
import { viteChartScales } from './scripts/viteChartScales.ts';
import { viteCsp } from './scripts/viteCsp.ts';
import { viteDeclarations, viteToldByPage, viteWords } from './scripts/viteDeclarations.ts';
import { AHEAD, PAGE_CHUNKS, WORKER_CHUNKS } from './scripts/viteFirstLoad.ts';
import { viteMnist } from './scripts/viteMnist.ts';
import { viteMnistJudge } from './scripts/viteMnistJudge.ts';
import { viteTex } from './scripts/viteTex.ts';
import { viteTold } from './scripts/viteTold.ts';
import { typeScaling } from './scripts/viteTypeScale.ts';

/** Every way in which this project imports tfjs. */
const TFJS_ENTRIES = [
  '@tensorflow/tfjs-core/dist/index.js',
  '@tensorflow/tfjs-core/dist/register_all_gradients',
  '@tensorflow/tfjs-backend-cpu/dist/index.js',
  '@tensorflow/tfjs-backend-wasm/dist/index.js',
  '@tensorflow/tfjs-backend-webgl/dist/index.js',
  '@tensorflow/tfjs-backend-webgpu/dist/index.js',
];

const TESTS = ['src/**/*.test.ts', 'scripts/**/*.test.ts'];

/** Tests of what a page has one of, and those that replace a part of the world that others stand on. */
const APART = [
  'src/store/**/*.test.ts',
  'src/**/{unavailable,loadAsset,loadedMembers,bench}.test.ts',
  'src/worker/{neverLost,meeting,travel}.test.ts',
];

/** As src/worker/sw.ts: without it, threads could share no memory while developing. */
const ISOLATED = { 'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp' };

const serviceWorker = VitePWA({
  strategies: 'injectManifest',
  srcDir: 'src/worker',
  filename: 'sw.ts',
  registerType: 'prompt',
  injectRegister: false,
  includeAssets: ['favicon.svg', 'icons/*.png'],
  manifest: {
    name: 'Modescope',
    short_name: 'Modescope',
    description: 'Watch generative models learn, collapse and recover.',
    lang: 'en',
    start_url: '.',
    scope: '.',
    display: 'standalone',
    background_color: '#F5F7F6',
    theme_color: '#F5F7F6',
    icons: [
      { src: 'icons/icon-192.png', sizes: '192x192', type: 'image/png' },
      { src: 'icons/icon-512.png', sizes: '512x512', type: 'image/png' },
      { src: 'icons/maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
      { src: 'favicon.svg', sizes: 'any', type: 'image/svg+xml' },
    ],
  },
  injectManifest: {
    globPatterns: ['**/*.{html,js,css,json,wasm,svg}'],
    maximumFileSizeToCacheInBytes: 8 * 1024 * 1024,
  },
});

export default defineConfig({
  base: './',
  resolve: {
    alias: [
      // One copy of tfjs everywhere: Node would otherwise take the CommonJS bundle beside the modules of a deep import.
      { find: /^@tensorflow\/(tfjs-[a-z-]+)$/, replacement: '@tensorflow/$1/dist/index.js' },
      {
        find: /^\.\.\/wasm-out\/tfjs-backend-wasm-threaded-simd(\.worker)?\.js$/,
        replacement: fileURLToPath(new URL('./scripts/lib/noThreads.mjs', import.meta.url)),
      },
    ],
  },
  plugins: [
    viteDeclarations(),
    viteWords(),
    viteTold(),
    viteTex(),
    viteAssembly(),
    viteBroadcast(),
    viteMnist(),
    viteMnistJudge(),
    viteChartScales(),
    react(),
    optimizeLocales.vite({ locales: ['en-US', 'ja-JP'] }),
    viteAhead(AHEAD),
    viteCsp(),
    serviceWorker,
  ],
  server: { headers: ISOLATED },
  preview: { headers: ISOLATED },
  css: { postcss: { plugins: typeScaling } },
  optimizeDeps: { include: TFJS_ENTRIES },
  worker: {
    format: 'es',
    rolldownOptions: { output: { codeSplitting: { groups: WORKER_CHUNKS } } },
    plugins: () => [
      viteToldByPage(),
      viteTex({ shown: false }),
      viteAssembly(),
      viteBroadcast(),
      viteMnist(),
      viteMnistJudge(),
    ],
  },
  build: {
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1500,
    rolldownOptions: { output: { codeSplitting: { groups: PAGE_CHUNKS } } },
  },
  test: {
    environment: 'node',
    setupFiles: ['src/testing/setup.ts'],
    // Only what hangs takes as long, also where the tests of the page have the processors first.
    testTimeout: 240_000,
    hookTimeout: 240_000,
    expect: { poll: { timeout: 60_000 } },
    maxWorkers: '100%',
    sequence: { sequencer: HeavyFirst },
    server: { deps: { inline: [/@tensorflow\//] } },
    // A process for each of two hundred files spends as long on loading modules as on testing them.
    projects: [
      { extends: true, test: { name: 'together', isolate: false, include: TESTS, exclude: APART } },
      { extends: true, test: { name: 'apart', include: APART } },
    ],
    // Bundling tfjs once turns 1,500 modules per test file into four; every import of tfjs must be listed here, because
    // a module left out would bring a second tfjs with it.
    deps: {
      optimizer: {
        ssr: {
          enabled: true,
          include: TFJS_ENTRIES,
          rolldownOptions: { plugins: [viteBroadcast()], output: { intro: NODE_INTRO } },
        },
      },
    },
  },
});

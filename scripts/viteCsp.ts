import { createHash } from 'node:crypto';
import type { Plugin } from 'vite';

/**
 * Style elements that React Aria adds at run time (usePress; usePreventScroll on iOS), exactly as it writes them. A
 * test compares them with the installed package, because the policy admits them by hash.
 */
export const INJECTED_STYLES: readonly string[] = [
  '@layer {\n  [data-react-aria-pressable] {\n    touch-action: pan-x pan-y pinch-zoom;\n  }\n}',
  '@layer {\n  * {\n    overscroll-behavior: contain;\n  }\n}',
];

/** The policy of the built page. A plain file host sets no headers, so it travels in a `<meta>`. */
export function contentSecurityPolicy(): string {
  const hashes = INJECTED_STYLES.map((css) => `'sha256-${createHash('sha256').update(css).digest('base64')}'`);
  return [
    "default-src 'self'",
    "script-src 'self' 'wasm-unsafe-eval'",
    `style-src 'self' ${hashes.join(' ')}`,
    "worker-src 'self'",
    "connect-src 'self'",
    "img-src 'self' data: blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

/** Puts the policy into the built page. The development server needs inline scripts and goes without. */
export function viteCsp(): Plugin {
  return {
    name: 'modescope:csp',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (html) => ({
        html,
        tags: [
          {
            tag: 'meta',
            attrs: { 'http-equiv': 'Content-Security-Policy', content: contentSecurityPolicy() },
            injectTo: 'head-prepend',
          },
        ],
      }),
    },
  };
}

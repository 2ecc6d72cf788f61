import { type RefObject, useLayoutEffect, useRef } from 'react';

/** Sizes of type to try, from the full one to the smallest that is still read. */
const SIZES = 4;

/** A text that takes the largest type in which it fits the height of its parent, tried again when either changes size. */
export function useFit(text: string, beside: string): RefObject<HTMLParagraphElement | null> {
  const ref = useRef<HTMLParagraphElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other words, here or beside, need another size
  useLayoutEffect(() => {
    const element = ref.current;
    const parent = element?.parentElement;
    if (!element || !parent) return;
    const settle = () => {
      for (let size = 0; size < SIZES; size++) {
        element.dataset.fit = String(size);
        if (element.offsetHeight <= parent.clientHeight && element.scrollWidth <= element.clientWidth + 1) return;
      }
    };
    settle();
    const observer = new ResizeObserver(settle);
    observer.observe(parent);
    return () => observer.disconnect();
  }, [text, beside]);
  return ref;
}

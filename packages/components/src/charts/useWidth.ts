import { type RefObject, useEffect, useRef, useState } from 'react';

/** The width of an element in pixels, as it is and as it becomes. @internal */
export function useWidth<E extends Element>(
  initial: number,
): [RefObject<E>, number] {
  const ref = useRef<E>(null);
  const [width, setWidth] = useState(initial);
  useEffect(() => {
    const element = ref.current;
    // Where nothing is laid out, as in tests, there is no observer and nothing to observe.
    if (!element || typeof ResizeObserver === 'undefined') return undefined;
    const observer = new ResizeObserver(([entry]) => {
      const now = Math.round(entry.contentRect.width);
      if (now > 0) setWidth(now);
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [ref, width];
}

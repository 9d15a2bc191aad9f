// How much of an element is in the viewport.

/** From 0 to 1; an element without extent counts as 1 where it is. */
export function viewportRatio(element: Element): Promise<number> {
  return new Promise(resolve => {
    const observer = new IntersectionObserver(entries => {
      observer.disconnect();
      resolve(entries[0]!.intersectionRatio);
    });
    observer.observe(element);
  });
}

/** The moment after what was done is seen, for what may wait until then. */

/** Beyond that a frame is not waited for: a tab that is not seen draws none. */
const LONGEST = 100;

/** Resolves when the next frame is painted. @returns {Promise<void>} */
export function painted() {
  return new Promise((done) => {
    const late = setTimeout(done, LONGEST);
    requestAnimationFrame(() => {
      clearTimeout(late);
      setTimeout(done);
    });
  });
}

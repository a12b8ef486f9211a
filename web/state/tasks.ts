// Long work in several tasks, so that the page answers in between.

/**
 * Runs in a task of its own, and gives what takes that back: what has not run yet is left out, and of what has, the function
 * that it gave is called.
 */
export function inNextTask(run: () => unknown): () => void {
  let undo: unknown;
  const timer = setTimeout(() => {
    undo = run();
  });
  return () => {
    clearTimeout(timer);
    if (typeof undo === 'function') undo();
  };
}

/** The same when something else is done. */
export function inTaskAfter(done: Promise<unknown>, run: () => unknown): () => void {
  let isWanted = true;
  let undo = () => {};
  void done.then(() => {
    if (isWanted) undo = inNextTask(run);
  });
  return () => {
    isWanted = false;
    undo();
  };
}

/** Lets whatever is waiting go first. */
export const nextTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

const ways = {
  exit: () => process.exit(3),
  throw: () => {
    throw new Error('thrown on purpose');
  },
  uncaught: () => {
    setImmediate(() => {
      throw new Error('uncaught on purpose');
    });
    return new Promise(() => undefined);
  },
  unhandled: () => {
    void Promise.reject(new Error('unhandled on purpose'));
    return new Promise(() => undefined);
  },
  loop: () => {
    for (;;);
  },
  hang: () => new Promise(() => undefined),
  large: () => 'x'.repeat(1024 * 1024),
  circular: () => {
    const circle = {};
    circle.self = circle;
    return circle;
  },
  nothing: () => undefined,
  fine: () => 'fine',
};

/** Goes wrong in the way it is asked to. */
exports.main = async ({ way }) => {
  console.log(`about to: ${way}`);
  return ways[way]();
};

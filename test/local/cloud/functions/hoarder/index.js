/** Keeps taking memory. */
exports.main = async () => {
  const kept = [];
  for (;;) kept.push(new Array(1_000_000).fill(0.5));
};

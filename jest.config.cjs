const transform = { '^.+\\.ts$': ['@swc/jest', { jsc: { target: 'es2022', parser: { syntax: 'typescript' } } }] };
// Published as ES modules alone, which Jest loads only when they are compiled like our own files.
const esModules = '(delaunator|robust-predicates)/';
const common = {
  testEnvironment: 'node',
  transform: { ...transform, [`/node_modules/${esModules}.+\\.js$`]: ['@swc/jest', { jsc: { target: 'es2022' } }] },
  transformIgnorePatterns: [`/node_modules/(?!${esModules})`],
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/.local'],
};

/** Two projects: `unit` needs nothing but Node, `e2e` drives the mini program in a browser. */
module.exports = {
  projects: [
    {
      ...common,
      displayName: 'unit',
      testMatch: ['<rootDir>/test/**/*.test.ts'],
      testPathIgnorePatterns: ['<rootDir>/test/e2e/'],
      globalSetup: '<rootDir>/test/support/build-once.ts',
      globalTeardown: '<rootDir>/test/support/remove-built.ts',
    },
    {
      ...common,
      displayName: 'e2e',
      testMatch: ['<rootDir>/test/e2e/**/*.test.ts'],
      globalSetup: '<rootDir>/test/support/make-town-once.ts',
      globalTeardown: '<rootDir>/test/support/remove-town.ts',
    },
  ],
  testTimeout: 60_000,
  // Jest leaves one core to itself, which is half of a small machine; tests that look at a browser wait more than they work.
  // There is one DevTools, and its phone is one.
  maxWorkers: process.env.E2E_TARGET === 'devtools' ? 1 : '100%',
};

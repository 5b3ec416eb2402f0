/**
 * The direction of DESIGN: page → service → (wire) → action → domain → repository → database. What is forbidden here
 * fails `npm run lint`.
 */
const notOwn = (folder, path) => ({ from: { path: `^${folder}` }, to: { path } });

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-circles',
      comment: 'a $lookup runs a pipeline, which may hold a $lookup: that one circle is the language itself',
      severity: 'error',
      from: { pathNot: '^local/cloud/database/(aggregate|lookup)\\.ts$' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'pages-take-types-alone-from-functions',
      comment: 'nothing of a function may be bundled into the mini program',
      severity: 'error',
      from: { path: '^miniprogram/' },
      to: { path: '^cloudfunctions/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'only-services-know-the-wire',
      comment: 'pages and components call services',
      severity: 'error',
      from: { path: '^miniprogram/', pathNot: '^miniprogram/services/' },
      to: {
        path: '^miniprogram/services/(cloud|api)\\.ts$',
        dependencyTypesNot: ['type-only'],
        pathNot: '^miniprogram/services/cloud\\.ts$',
      },
    },
    {
      name: 'mini-program-stands-alone',
      severity: 'error',
      ...notOwn('miniprogram/', '^(local|scripts|test|bench)/'),
    },
    {
      name: 'functions-stand-alone',
      severity: 'error',
      ...notOwn('cloudfunctions/', '^(miniprogram|local|scripts|test|bench)/'),
    },
    {
      name: 'actions-are-private',
      comment: 'a function may import another one’s domain files, never its actions',
      severity: 'error',
      from: { path: '^cloudfunctions/([^/]+)/' },
      to: { path: '^cloudfunctions/([^/]+)/actions/', pathNot: '^cloudfunctions/$1/' },
    },
    {
      name: 'platform-knows-no-noun',
      severity: 'error',
      from: { path: '^cloudfunctions/platform/' },
      to: { path: '^cloudfunctions/(?!platform/)' },
    },
    {
      name: 'pure-files-never-reach-the-database',
      comment: 'workflow, policy, presenter and words are pure',
      severity: 'error',
      from: {
        path: '^cloudfunctions/[^/]+/(workflow|waiting|guards|clock|clock-steps|step|policy|presenter|list-presenter|lateness|milestones|words|notices-of|open-case|events|canonical|ledger|number|redaction)\\.ts$',
      },
      to: { reachable: true, path: '^cloudfunctions/platform/(database|actor|cloud)\\.ts$' },
    },
    {
      name: 'only-the-platform-touches-the-sdk',
      severity: 'error',
      from: { path: '^cloudfunctions/', pathNot: '^cloudfunctions/platform/cloud\\.ts$' },
      to: { path: 'node_modules/(wx-server-sdk|@cloudbase)' },
    },
    {
      name: 'only-repositories-touch-the-database',
      severity: 'error',
      from: {
        path: '^cloudfunctions/(?!platform/)[^/]+/',
        pathNot: '(repository|desk-people|tasks/project-missed)\\.ts$',
      },
      to: { path: '^cloudfunctions/platform/database\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'the-cloud-knows-no-preview',
      severity: 'error',
      ...notOwn('local/cloud/', '^(local/(preview|automator)|miniprogram|cloudfunctions)/'),
    },
    {
      name: 'the-preview-knows-no-cloud',
      severity: 'error',
      ...notOwn('local/preview/', '^(local/(cloud|automator)|miniprogram|cloudfunctions)/'),
    },
    {
      name: 'nothing-depends-on-tests',
      severity: 'error',
      from: { pathNot: '^(test|bench)/' },
      to: { path: '^test/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: 'miniprogram_npm|^dist|fixture|^test/local/cloud/functions/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.js', '.json'] },
  },
};

/** Files the preview's bundler turns into values: see local/preview/compiler/runtime-bundle.ts. */
declare module '*.wxml' {
  const template: import('glass-easel').template.ComponentTemplate;
  export default template;
}
declare module '*.css' {
  const text: string;
  export default text;
}

/** The parts of app.json and of a page's or component's json that the preview reads. Field names are WeChat's. */

export interface WindowConfig {
  navigationBarTitleText?: string;
  navigationBarBackgroundColor?: string;
  navigationBarTextStyle?: 'black' | 'white';
  navigationStyle?: 'default' | 'custom';
  backgroundColor?: string;
  backgroundColorTop?: string;
  backgroundTextStyle?: 'dark' | 'light';
  enablePullDownRefresh?: boolean;
  /** Pixels above the page's end at which `onReachBottom` fires; 50 when absent. */
  onReachBottomDistance?: number;
  disableScroll?: boolean;
  homeButton?: boolean;
}

export interface TabBarItem {
  pagePath: string;
  text: string;
  iconPath?: string;
  selectedIconPath?: string;
}

export interface TabBarConfig {
  color?: string;
  selectedColor?: string;
  backgroundColor?: string;
  borderStyle?: string;
  custom?: boolean;
  list: TabBarItem[];
}

/** A subpackage, or the main package under the name `main` with an empty root. */
export interface PackageConfig {
  /** `main`, or the root without slashes at its ends: `packages/staff`. */
  name: string;
  /** Full page paths: `packages/staff/todo/todo`. */
  pages: string[];
}

/** What is fetched once a page was shown. */
export interface PreloadRule {
  /** Names of {@link PackageConfig}. */
  packages: string[];
  network: 'all' | 'wifi';
}

export interface ComponentConfig {
  component?: boolean;
  usingComponents?: Record<string, string>;
  componentGenerics?: Record<string, true | { default?: string }>;
  componentPlaceholder?: Record<string, string>;
  styleIsolation?: string;
  addGlobalClass?: boolean;
  pureDataPattern?: string;
}

export interface PageConfig extends WindowConfig, ComponentConfig {}

export interface AppConfig {
  entryPagePath: string;
  window: WindowConfig;
  tabBar?: TabBarConfig;
  packages: PackageConfig[];
  usingComponents: Record<string, string>;
  requiredPrivateInfos?: string[];
  permission?: Record<string, { desc: string }>;
  /** By page path. */
  preloadRule?: Record<string, PreloadRule>;
}

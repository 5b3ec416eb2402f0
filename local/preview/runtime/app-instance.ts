import type { LaunchOptions } from './contract';
import type { EventHub } from './event-hub';

type AppDefinition = Record<string, unknown>;

/** What `App({…})` declared, and its life. */
export class AppInstance {
  private app: AppDefinition = {};

  constructor(
    hub: EventHub,
    private readonly reportError: (error: unknown) => void,
  ) {
    hub.on('error', (message) => this.call('onError', message));
    hub.on('unhandledRejection', (event) => this.call('onUnhandledRejection', event));
    hub.on('pageNotFound', (event) => this.call('onPageNotFound', event));
    hub.on('appShow', (options) => this.call('onShow', options));
    hub.on('appHide', () => this.call('onHide'));
  }

  /** `App()` of mini program code. */
  readonly define = (definition: AppDefinition): void => {
    this.app = definition;
  };

  /** `getApp()` of mini program code. */
  readonly get = (): AppDefinition => this.app;

  launch(options: LaunchOptions): void {
    this.call('onLaunch', options);
  }

  private call(name: string, ...args: unknown[]): void {
    const method = this.app[name];
    if (typeof method !== 'function') return;
    try {
      method.apply(this.app, args);
    } catch (error) {
      // an onError that throws must not call itself again
      if (name === 'onError') console.error(error);
      else this.reportError(error);
    }
  }
}

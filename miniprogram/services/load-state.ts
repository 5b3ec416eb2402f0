import { CloudError, messageOf } from './cloud';

/** What a page or a list is in; components/load-state draws it. */
export type LoadState = 'loading' | 'ready' | 'empty' | 'error' | 'offline';

/** The state and the sentence to show for something that could not be loaded. */
export function failureOf(error: unknown): { state: LoadState; problem: string } {
  if (error instanceof CloudError && error.code === 'OFFLINE') return { state: 'offline', problem: '' };
  return { state: 'error', problem: messageOf(error) };
}

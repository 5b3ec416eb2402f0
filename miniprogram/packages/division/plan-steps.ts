import { CloudError, newRequestId } from '../../services/cloud';
import { SameRequest } from './same-request';

const requests = new SameRequest(newRequestId);

/** Takes a step of a plan; tried again after a lost answer it is the same request. @param what makes it this step */
export function takeOnce<Result>(what: unknown[], step: (requestId: string) => Promise<Result>): Promise<Result> {
  return requests.take(what, step, (error) => error instanceof CloudError && error.code === 'OFFLINE');
}

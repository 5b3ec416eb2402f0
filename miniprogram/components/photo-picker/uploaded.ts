import { CloudError } from '../../services/cloud';
import type { PhotoPicker } from './photo-picker';

/** Sends a form's photos while the person sees how far they are. Without a signal they go up later, with the step. */
export async function uploaded(picker: PhotoPicker | null): Promise<void> {
  try {
    await picker?.upload();
  } catch (error) {
    if (!(error instanceof CloudError) || error.code !== 'OFFLINE') throw error;
  }
}

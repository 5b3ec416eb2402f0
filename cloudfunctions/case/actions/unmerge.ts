import { strictObject } from 'valibot';
import { defineAction } from '../../platform/action';
import { id } from '../inputs';
import { takeStep } from '../take-step';

/** It was another matter after all: it stands in the queue again. */
export const unmerge = defineAction({
  input: strictObject({ id }),
  run: async (input, context) => takeStep(context, input.id, 'unmerge', () => ({ changes: { parent: null } })),
});

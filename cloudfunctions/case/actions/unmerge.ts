import { strictObject } from 'valibot';
import { defineAction } from '../../platform/action';
import { id } from '../inputs';
import { discountChild } from '../repository';
import { takeStep } from '../take-step';

/** It was another matter after all: it stands in the queue again. Four database calls. */
export const unmerge = defineAction({
  input: strictObject({ id }),
  async run(input, context) {
    let parent: string | undefined;
    const view = await takeStep(context, input.id, 'unmerge', (facts) => {
      parent = facts.parent?.id;
      return { changes: { parent: null } };
    });
    if (parent) await discountChild(parent);
    return view;
  },
});

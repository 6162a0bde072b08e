import { NOT_FOUND } from '../../../shared/recognition';
import { selectNodes } from '../nodes/select-nodes';
import type { UiNode } from '../nodes/ui-node';
import type { RecogniserKind } from '../recogniser';

/** An element of the app's own description of its screen; the first of several. There is no score: it is it or not. */
export const nodeRecogniser: RecogniserKind<'node'> = {
  kind: 'node',
  needsFrame: false,
  async recognise({ node, all }, { tree }, signal) {
    const found = selectNodes(await tree(signal), node).filter(isOnScreen);
    const [first] = found;
    if (!first) return NOT_FOUND;
    return {
      ...NOT_FOUND,
      found: true,
      box: first.box,
      text: first.text || first.description || null,
      all: all ? found.map(({ box }) => box) : [],
    };
  },
};

/** What was scrolled out of sight is described too, with an empty box. */
function isOnScreen({ box }: UiNode): boolean {
  return box.width > 0 && box.height > 0;
}

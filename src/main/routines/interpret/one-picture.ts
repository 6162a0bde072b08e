import type { Recogniser, Recognition } from '../../../shared/recognition';
import type { ActionContext, Picture } from '../ports';

/** One picture of the screen for several steps: taken when the first of them looks. */
export class OnePicture {
  readonly #context: Pick<ActionContext, 'eye' | 'device'>;
  #taken: Picture | undefined;

  private constructor(context: Pick<ActionContext, 'eye' | 'device'>) {
    this.#context = context;
  }

  /** Lets go of the picture when `work` has ended, however it has. */
  static async during<T>(
    context: Pick<ActionContext, 'eye' | 'device'>,
    work: (picture: OnePicture) => Promise<T>,
  ): Promise<T> {
    const picture = new OnePicture(context);
    try {
      return await work(picture);
    } finally {
      picture.#taken?.release();
    }
  }

  /** Steps run one after the other, so there is one look at a time. */
  async look(asks: readonly Recogniser[], signal: AbortSignal): Promise<readonly Recognition[]> {
    const { eye, device } = this.#context;
    this.#taken ??= await eye.picture(device, signal);
    return this.#taken.look(asks, signal);
  }
}
